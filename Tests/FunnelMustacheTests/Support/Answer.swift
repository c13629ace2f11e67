// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import InMemoryLogging
import Logging

/// What an application answers whose only handler runs a test's closure.
struct Answer {
    let response: GatewayResponse
    let lines: [String]

    /// The body as text.
    var text: String {
        if case .bytes(let bytes) = response.body { return String(decoding: bytes, as: UTF8.self) }
        return ""
    }

    init(
        settings: Settings,
        target: String = "/",
        _ variables: [String: String] = [:],
        _ makeHandler: @escaping @Sendable (HandlerContext) throws -> RequestHandler
    ) throws {
        let log = InMemoryLogHandler()
        let logger = Logger(label: "test", factory: { _ in log })
        var settings = settings
        settings.loggers = Loggers(access: logger, application: logger, general: logger)
        var all = GatewayVariables()
        all["REQUEST_METHOD"] = "GET"
        all["REQUEST_URI"] = target
        all["SERVER_PROTOCOL"] = "HTTP/1.1"
        all["HTTP_HOST"] = "example.org"
        all["REMOTE_ADDR"] = "192.0.2.7"
        for (name, value) in variables { all[name] = value }
        let application = try Application([Route(".*", makeHandler)], settings: settings)
        response = application.respond(to: GatewayEnvironment(variables: all))
        response.completion?()
        lines = log.entries.map { "\($0.level): \($0.message)" }
    }
}
