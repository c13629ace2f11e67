// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

extension GatewayResponse {
    /// What a transport would send as the body.
    func sent() throws -> String {
        String(decoding: try sentPieces().joined(), as: UTF8.self)
    }

    /// The same in the pieces in which it is sent.
    func sentPieces() throws -> [[UInt8]] {
        let writer = PieceWriter()
        switch body {
        case .bytes(let bytes): writer.write(bytes)
        case .file(let file): try file.write(to: writer)
        case .stream(let produce): try produce(writer)
        }
        return writer.pieces
    }

    /// The value of a header field by its name.
    func field(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headerFields[$0] }
    }
}

/// Keeps the pieces of a body.
final class PieceWriter: GatewayBodyWriter {
    private(set) var pieces: [[UInt8]] = []

    func write(_ chunk: [UInt8]) { pieces.append(chunk) }
    func flush() {}
}
