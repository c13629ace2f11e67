// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import InMemoryLogging
import Logging

/// What a transport makes of an application's answer to one request: what goes to the client, and what to the log.
struct TransportRun {
    /// The bytes as they are sent.
    let sent: String
    /// True if the connection would have been cut.
    let isCut: Bool
    /// What was logged, with the levels.
    let lines: [String]

    init(_ application: some GatewayApplication, _ environment: GatewayEnvironment = .make()) {
        let log = InMemoryLogHandler()
        let logger = Logger(label: "test", factory: { _ in log })
        let output = Output()
        let response = application.answer(environment, logger: logger)
        var cut = false
        response.appendHead(to: &output.bytes, statusLine: .cgi)
        do {
            try response.sendBody(to: output)
        } catch {
            logger.warning("cut: \(error)")
            cut = true
        }
        response.completion?()
        sent = String(decoding: output.bytes, as: UTF8.self)
        isCut = cut
        lines = log.entries.map { "\($0.level): \($0.message)" }
    }

    /// The three digits of the status.
    var code: Int? { Int(sent.dropFirst("Status: ".count).prefix(3)) }

    /// What follows the head.
    var body: String { sent.components("\r\n\r\n") }

    private final class Output: GatewayBodyWriter {
        var bytes: [UInt8] = []
        func write(_ chunk: [UInt8]) { bytes += chunk }
        func flush() {}
    }
}

extension String {
    fileprivate func components(_ separator: String) -> String {
        var rest = self[...]
        while !rest.isEmpty, !rest.hasPrefix(separator) { rest = rest.dropFirst() }
        // Grapheme clusters take CR LF for one character.
        return String(rest.dropFirst(separator.count))
    }
}
