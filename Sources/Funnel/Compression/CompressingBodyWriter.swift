// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Compresses a body while it is written.
final class CompressingBodyWriter: GatewayBodyWriter {
    private let writer: any GatewayBodyWriter
    private let compressor: GzipCompressor

    init(to writer: any GatewayBodyWriter) throws(CompressionError) {
        self.writer = writer
        compressor = try GzipCompressor()
    }

    func write(_ chunk: [UInt8]) throws {
        try compressor.compress(chunk, handOn: writer.write)
    }

    func flush() throws {
        try compressor.compress([], .flush, handOn: writer.write)
        try writer.flush()
    }

    /// Ends the file.
    func finish() throws {
        try compressor.compress([], .finish, handOn: writer.write)
    }
}
