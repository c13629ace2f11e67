// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The eight bytes before every record (FastCGI specification, section 3.3).
struct RecordHeader: Sendable, Hashable {
    static let size = 8

    var kind: RecordKind
    var requestID: UInt16
    var contentLength: Int
    var paddingLength: Int

    init(kind: RecordKind, requestID: UInt16, contentLength: Int, paddingLength: Int = 0) {
        self.kind = kind
        self.requestID = requestID
        self.contentLength = contentLength
        self.paddingLength = paddingLength
    }

    /// Reads a header at an offset; nil when it is not there completely or its version is not 1.
    init?(_ bytes: [UInt8], at offset: Int, end: Int) {
        guard offset >= 0, end <= bytes.count, offset + Self.size <= end, bytes[offset] == 1 else { return nil }
        kind = RecordKind(rawValue: bytes[offset + 1])
        requestID = UInt16(bytes[offset + 2]) << 8 | UInt16(bytes[offset + 3])
        contentLength = Int(bytes[offset + 4]) << 8 | Int(bytes[offset + 5])
        paddingLength = Int(bytes[offset + 6])
    }

    /// Content and padding.
    var bodyLength: Int { contentLength + paddingLength }

    /// The header as it is sent.
    var bytes: [UInt8] {
        let length = UInt16(clamping: contentLength)
        return [
            1, kind.rawValue, UInt8(requestID >> 8), UInt8(requestID & 255), UInt8(length >> 8), UInt8(length & 255),
            UInt8(clamping: paddingLength), 0,
        ]
    }
}
