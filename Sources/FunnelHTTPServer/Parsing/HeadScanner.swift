// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import HTTPTypes
internal import NIOCore

/// Finds the end of a request's head, however it is cut into pieces, and looks at each byte once.
///
/// A line ends with CR LF and nothing else (RFC 9112, section 2.2 lets a server take a bare LF; a server before this
/// one may not, and that is how requests are smuggled).
struct HeadScanner {
    private enum Byte {
        static let lineFeed = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
        static let lineBreak: UInt16 = 0x0D0A
    }

    private let limit: Int
    /// How many bytes have been looked at, and where the current line begins.
    private var position = 0
    private var lineStart = 0
    private var hasLine = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Looks at what has come.
    ///
    /// - Parameter buffer: The bytes from the beginning of the request on. Empty lines before a request are dropped
    ///   (RFC 9112, section 2.2).
    /// - Returns: The length of the head with the empty line that ends it, nil if that has not come yet.
    mutating func end(in buffer: inout ByteBuffer) throws(RequestRefusal) -> Int? {
        skipEmptyLines(&buffer)
        let result = buffer.withUnsafeReadableBytes { bytes in
            Result { () throws(RequestRefusal) in try scan(bytes) }
        }
        return try result.get()
    }

    private mutating func skipEmptyLines(_ buffer: inout ByteBuffer) {
        guard position == 0 else { return }
        while let start: UInt16 = buffer.getInteger(at: buffer.readerIndex), start == Byte.lineBreak {
            buffer.moveReaderIndex(forwardBy: 2)
        }
    }

    private mutating func scan(_ bytes: UnsafeRawBufferPointer) throws(RequestRefusal) -> Int? {
        if !hasLine, let first = bytes.first, !first.isTokenByte, first != Byte.carriageReturn {
            throw RequestRefusal(reason: "not the beginning of a request")
        }
        // It may be the beginning of an empty line.
        if bytes.count == 1, bytes.first == Byte.carriageReturn { return nil }
        let visible = UnsafeRawBufferPointer(rebasing: bytes.prefix(limit))
        while let lineFeed = visible[position...].firstIndex(of: Byte.lineFeed) {
            guard lineFeed > lineStart, visible[lineFeed - 1] == Byte.carriageReturn else {
                throw RequestRefusal(reason: "a line that ends without CR")
            }
            position = lineFeed + 1
            if lineFeed == lineStart + 1 { return position }
            lineStart = position
            hasLine = true
        }
        position = visible.count
        guard bytes.count < limit else { throw tooLong }
        return nil
    }

    private var tooLong: RequestRefusal {
        hasLine
            ? RequestRefusal(
                status: .requestHeaderFieldsTooLarge,
                reason: "a head over \(limit) bytes",
                counter: .largeHeads
            )
            : RequestRefusal(
                status: .uriTooLong,
                reason: "a request line over \(limit) bytes",
                counter: .largeHeads
            )
    }
}
