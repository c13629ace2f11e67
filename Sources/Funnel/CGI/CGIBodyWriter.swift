// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Sends the response of a CGI program on standard output, in pieces of a reasonable size.
final class CGIBodyWriter: GatewayBodyWriter {
    private var pending: [UInt8] = []
    private static let pieceSize = 65_536

    /// Takes the head.
    func begin(_ response: GatewayResponse) {
        response.appendHead(to: &pending, statusLine: .cgi)
    }

    func write(_ chunk: [UInt8]) throws {
        pending.append(contentsOf: chunk)
        if pending.count >= Self.pieceSize { try flush() }
    }

    func flush() throws {
        try FileDescriptor.standardOutput.writeAll(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
