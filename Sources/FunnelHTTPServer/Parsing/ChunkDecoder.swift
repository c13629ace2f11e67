// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import NIOCore

/// Reads a body in chunks (RFC 9112, section 7.1), however it is cut into pieces. Chunk extensions and trailer fields
/// are checked and dropped.
struct ChunkDecoder {
    private enum State {
        /// In a chunk's first line: what its digits say so far.
        case size(Int, digits: Int)
        case fieldExtension(Int)
        case sizeEnd(Int)
        case data(rest: Int)
        case dataEnd(hasReturn: Bool)
        /// In the line of a trailer field, or the empty line that ends them.
        case trailer(isEmpty: Bool, hasReturn: Bool)
        case ended
    }

    private var state = State.size(0, digits: 0)
    /// Extensions and trailer fields are bounded: they cost, and are no part of a body's size.
    private var overhead = 0
    private static let overheadLimit = 16_384

    /// True when the end has come.
    var isComplete: Bool {
        if case .ended = state { true } else { false }
    }

    /// Moves data from a buffer.
    ///
    /// - Parameter limit: The most bytes to move.
    /// - Throws: ``RequestRefusal`` for anything that is not as the RFC says.
    mutating func decode(
        _ buffer: inout ByteBuffer,
        into body: inout [UInt8],
        limit: Int
    ) throws(RequestRefusal) {
        var room = limit
        while true {
            if case .data(let rest) = state {
                let count = min(rest, room, buffer.readableBytes)
                if count == 0 { return }
                body.append(contentsOf: buffer.readableBytesView.prefix(count))
                buffer.moveReaderIndex(forwardBy: count)
                room -= count
                state = count == rest ? .dataEnd(hasReturn: false) : .data(rest: rest - count)
            } else {
                if isComplete { return }
                guard let byte: UInt8 = buffer.readInteger() else { return }
                try step(byte)
            }
        }
    }

    private mutating func step(_ byte: UInt8) throws(RequestRefusal) {
        switch (state, byte) {
        case (.size(let size, let digits), _): try stepSize(byte, size: size, digits: digits)
        case (.fieldExtension(let size), 0x0D): state = .sizeEnd(size)
        case (.fieldExtension, _) where byte.isFieldByte: try countOverhead()
        case (.sizeEnd(0), 0x0A): state = .trailer(isEmpty: true, hasReturn: false)
        case (.sizeEnd(let size), 0x0A): state = .data(rest: size)
        case (.dataEnd(false), 0x0D): state = .dataEnd(hasReturn: true)
        case (.dataEnd(true), 0x0A): state = .size(0, digits: 0)
        case (.trailer(let isEmpty, false), 0x0D): state = .trailer(isEmpty: isEmpty, hasReturn: true)
        case (.trailer(true, true), 0x0A): state = .ended
        case (.trailer(false, true), 0x0A): state = .trailer(isEmpty: true, hasReturn: false)
        case (.trailer(let isEmpty, false), _) where isEmpty ? byte.isTokenByte : byte.isFieldByte:
            try countOverhead()
            state = .trailer(isEmpty: false, hasReturn: false)
        default: throw RequestRefusal(reason: "malformed chunks")
        }
    }

    private mutating func stepSize(_ byte: UInt8, size: Int, digits: Int) throws(RequestRefusal) {
        if let digit = byte.hexValue {
            let (shifted, overflow) = size.multipliedReportingOverflow(by: 16)
            guard !overflow, digits < 16 else { throw RequestRefusal(reason: "a chunk size that is too large") }
            state = .size(shifted | Int(digit), digits: digits + 1)
        } else if digits > 0, byte == 0x0D {
            state = .sizeEnd(size)
        } else if digits > 0, byte == UInt8(ascii: ";") {
            state = .fieldExtension(size)
        } else {
            throw RequestRefusal(reason: "malformed chunk size")
        }
    }

    private mutating func countOverhead() throws(RequestRefusal) {
        overhead += 1
        if overhead > Self.overheadLimit { throw RequestRefusal(reason: "too much between chunks") }
    }
}
