// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What stands at the beginning of a connection that has become readable, judged before libfcgi sees it.
enum FirstRecord: Sendable, Hashable {
    /// Not enough of it has arrived to tell.
    case incomplete
    /// A request begins.
    case request(RequestPreview)
    /// A request begins in a role that is not served.
    case unservedRole(requestID: UInt16)
    /// A request begins whose parameters claim more than is allowed.
    case excessive(requestID: UInt16)
    /// A record about the application itself, of any type (FastCGI specification, section 4).
    case management(RecordHeader)
    /// Nothing that a web server sends.
    case garbage

    /// Looks at the first `count` bytes of `bytes`.
    ///
    /// - Parameter limit: The most bytes that all parameters of a request may claim
    init(_ bytes: [UInt8], count: Int, roles: Set<FastCGIRole>, limit: Int) {
        guard count > 0, count <= bytes.count else { self = .incomplete; return }
        guard bytes[0] == 1 else { self = .garbage; return }
        guard let header = RecordHeader(bytes, at: 0, end: count) else { self = .incomplete; return }
        if header.requestID == 0, header.kind != .beginRequest {
            self = .management(header)
        } else if header.kind != .beginRequest || header.requestID == 0 || header.contentLength != 8 {
            self = .garbage
        } else if count < RecordHeader.size + 8 {
            self = .incomplete
        } else {
            self = Self.begin(header, bytes, count: count, roles: roles, limit: limit)
        }
    }

    private static func begin(
        _ header: RecordHeader,
        _ bytes: [UInt8],
        count: Int,
        roles: Set<FastCGIRole>,
        limit: Int
    ) -> FirstRecord {
        let number = UInt16(bytes[8]) << 8 | UInt16(bytes[9])
        guard let role = FastCGIRole(number), roles.contains(role) else {
            return .unservedRole(requestID: header.requestID)
        }
        var preview = RequestPreview(requestID: header.requestID, role: role, isKept: bytes[10] & 1 == 1)
        let start = RecordHeader.size + header.bodyLength
        return switch preview.scan(bytes, from: start, end: count, limit: limit) {
        case .sound: .request(preview)
        case .excessive: .excessive(requestID: header.requestID)
        case .malformed: .garbage
        }
    }
}
