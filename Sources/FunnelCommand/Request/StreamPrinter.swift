// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// Prints a body that is made while it is sent.
final class StreamPrinter: GatewayBodyWriter {
    private let isChunked: Bool
    private let output: ([UInt8]) throws -> Void

    init(isChunked: Bool, output: @escaping ([UInt8]) throws -> Void) {
        self.isChunked = isChunked
        self.output = output
    }

    func write(_ chunk: [UInt8]) throws {
        // An empty chunk would end the body.
        if chunk.isEmpty { return }
        try output(isChunked ? Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Self.lineBreak : chunk)
    }

    /// Nothing is held back.
    func flush() {}

    /// Ends the body.
    func end() throws {
        if isChunked { try output(Array("0\r\n\r\n".utf8)) }
    }

    private static let lineBreak = Array("\r\n".utf8)
}
