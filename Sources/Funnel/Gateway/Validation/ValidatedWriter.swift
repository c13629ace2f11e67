// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A writer that notices whether it is kept.
final class ValidatedWriter: GatewayBodyWriter {
    private let writer: any GatewayBodyWriter
    private let reporter: ViolationReporter
    private var isOpen = true

    init(_ writer: any GatewayBodyWriter, reporter: ViolationReporter) {
        self.writer = writer
        self.reporter = reporter
    }

    func write(_ chunk: [UInt8]) throws {
        try checkOpen()
        try writer.write(chunk)
    }

    func flush() throws {
        try checkOpen()
        try writer.flush()
    }

    func close() { isOpen = false }

    private func checkOpen() throws {
        if isOpen { return }
        try reporter.raise(
            GatewayViolation(.writeAfterEnd, "the writer was used after the stream closure had returned")
        )
    }
}
