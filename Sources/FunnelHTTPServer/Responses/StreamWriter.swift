// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import NIOCore

/// Sends a response that is made while it is sent. It belongs to the worker's thread.
final class StreamWriter: GatewayBodyWriter {
    private let exchange: HTTPExchange
    private let framing: StreamFraming
    private let gate = SendGate()
    /// What is gathered; the head goes with the first piece.
    private var pending: [UInt8]
    /// Bytes handed to the connection so far.
    private(set) var count = 0
    private static let pieceSize = 16_384
    private static let largestPiece = 131_072

    init(_ exchange: HTTPExchange, head: [UInt8], framing: StreamFraming) {
        self.exchange = exchange
        self.framing = framing
        pending = head
    }

    func write(_ chunk: [UInt8]) throws {
        var rest = chunk[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.largestPiece)
            rest = rest.dropFirst(piece.count)
            add(piece)
            if pending.count >= Self.pieceSize { try flush() }
        }
    }

    func flush() throws {
        if pending.isEmpty { return }
        let bytes = ByteBuffer(bytes: pending)
        pending.removeAll(keepingCapacity: true)
        let gate = gate
        guard gate.enter(bytes.readableBytes) else { throw GatewayOutputError.disconnected }
        count += bytes.readableBytes
        exchange.tell { connection, exchange in connection.sendPart(bytes, for: exchange, gate: gate) }
    }

    /// Ends the body.
    ///
    /// - Returns: What is left to be sent.
    /// - Throws: ``GatewayOutputError`` if the connection is gone.
    func end() throws -> ByteBuffer {
        if framing == .chunked { pending.append(contentsOf: "0\r\n\r\n".utf8) }
        guard gate.enter(pending.count) else { throw GatewayOutputError.disconnected }
        return ByteBuffer(bytes: pending)
    }

    private func add(_ piece: ArraySlice<UInt8>) {
        guard framing == .chunked else {
            pending.append(contentsOf: piece)
            return
        }
        pending.append(contentsOf: String(piece.count, radix: 16).utf8)
        pending.append(contentsOf: "\r\n".utf8)
        pending.append(contentsOf: piece)
        pending.append(contentsOf: "\r\n".utf8)
    }
}
