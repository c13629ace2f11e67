// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Keeps a streamed body to the length that its head has announced.
///
/// A client counts on the length: what is more it takes for the next response, for what is less it waits.
final class LengthCheckingBodyWriter: GatewayBodyWriter {
    private let writer: any GatewayBodyWriter
    private let length: Int
    private var written = 0

    init(to writer: any GatewayBodyWriter, length: Int) {
        self.writer = writer
        self.length = length
    }

    func write(_ chunk: [UInt8]) throws {
        guard chunk.count <= length - written else { throw mismatch(written &+ chunk.count) }
        written += chunk.count
        try writer.write(chunk)
    }

    func flush() throws { try writer.flush() }

    /// Checks that nothing is missing.
    func finish() throws {
        if written != length { throw mismatch(written) }
    }

    private func mismatch(_ count: Int) -> HTTPOutputError {
        .contentLengthMismatch(declared: String(length), written: count)
    }
}
