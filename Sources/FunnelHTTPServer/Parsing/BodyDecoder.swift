// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import NIOCore

/// Reads a body out of what comes on a connection, whatever its framing is.
enum BodyDecoder {
    case length(rest: Int)
    case chunked(ChunkDecoder)

    init(_ framing: BodyFraming) {
        switch framing {
        case .length(let length): self = .length(rest: length)
        case .chunked: self = .chunked(ChunkDecoder())
        }
    }

    /// True when the end has come.
    var isComplete: Bool {
        switch self {
        case .length(let rest): rest == 0
        case .chunked(let decoder): decoder.isComplete
        }
    }

    /// How much is missing, nil if nobody knows.
    var announcedRest: Int? {
        if case .length(let rest) = self { rest } else { nil }
    }

    /// Moves at most `limit` bytes of the body from a buffer.
    ///
    /// - Throws: ``RequestRefusal`` for malformed chunks.
    mutating func decode(_ buffer: inout ByteBuffer, into body: inout [UInt8], limit: Int) throws(RequestRefusal) {
        switch self {
        case .length(let rest):
            let count = min(rest, limit, buffer.readableBytes)
            if count == 0 { return }
            body.append(contentsOf: buffer.readableBytesView.prefix(count))
            buffer.moveReaderIndex(forwardBy: count)
            self = .length(rest: rest - count)
        case .chunked(var decoder):
            defer { self = .chunked(decoder) }
            try decoder.decode(&buffer, into: &body, limit: limit)
        }
    }
}
