// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension GatewayResponse {
    /// Sends the body, as a transport does after the head: bytes, a file piece by piece, or what a stream closure writes.
    ///
    /// - Throws: What the writer throws; what the file or the closure throws; ``GatewayViolation`` for a stream that
    ///   writes more or less than its `Content-Length`. The response is not complete then, and the transport must cut
    ///   the connection: nothing over the announced length has been written.
    package func sendBody(to writer: any GatewayBodyWriter) throws {
        switch body {
        case .bytes(let bytes):
            if !bytes.isEmpty { try writer.write(bytes) }
        case .file(let file):
            try file.write(to: writer)
        case .stream(let produce):
            let counting = CountingWriter(writer, announced: try announcedLength())
            try counting.finish(Result { try produce(counting) })
        }
    }
}
