// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Passes on what a stream closure writes, and holds it to the length that was announced.
final class CountingWriter: GatewayBodyWriter {
    private let writer: any GatewayBodyWriter
    private let announced: Int?
    private var count = 0
    private var failure: (any Error)?

    /// - Parameters:
    ///   - writer: Where the chunks go.
    ///   - announced: How many bytes there must be in all, nil if nobody said.
    init(_ writer: any GatewayBodyWriter, announced: Int?) {
        self.writer = writer
        self.announced = announced
    }

    func write(_ chunk: [UInt8]) throws {
        try remembering {
            let (sum, overflow) = count.addingReportingOverflow(chunk.count)
            if let announced, overflow || sum > announced {
                throw GatewayViolation(
                    .contentLengthMatches,
                    "more was written than the Content-Length of \(announced)"
                )
            }
            count = sum
            try writer.write(chunk)
        }
    }

    func flush() throws {
        try remembering { try writer.flush() }
    }

    /// Ends the body: whoever kept the writer finds it closed.
    ///
    /// - Parameter result: How the closure ended.
    /// - Throws: What a write has thrown, also if the closure took no notice; what the closure has thrown;
    ///   ``GatewayViolation`` if bytes are missing.
    func finish(_ result: Result<Void, any Error>) throws {
        defer {
            failure = GatewayViolation(.writeAfterEnd, "a stream's writer was used after its closure had returned")
        }
        if let failure { throw failure }
        try result.get()
        if let announced, count < announced {
            let missing = announced - count
            throw GatewayViolation(
                .contentLengthMatches,
                "\(missing) bytes fewer than the Content-Length of \(announced)"
            )
        }
    }

    private func remembering(_ step: () throws -> Void) throws {
        if let failure { throw failure }
        do {
            try step()
        } catch {
            failure = error
            throw error
        }
    }
}
