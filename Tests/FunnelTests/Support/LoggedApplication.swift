// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import InMemoryLogging
import Logging

/// An application whose log lines a test can read.
struct LoggedApplication {
    let application: Application
    let log = InMemoryLogHandler()

    init(_ routes: [Route], settings: Settings = Settings()) throws {
        var logger = Logger(label: "test", factory: { [log] _ in log })
        logger.logLevel = .trace
        var settings = settings
        settings.loggers = Loggers(access: logger, application: logger, general: logger)
        application = try Application(routes, settings: settings)
    }

    /// Answers a request the way a transport does.
    func answer(_ environment: GatewayEnvironment) -> GatewayResponse {
        let response = application.respond(to: environment)
        response.completion?()
        return response
    }

    /// The lines logged so far, with their levels.
    var lines: [String] { log.entries.map { "\($0.level): \($0.message)" } }
}
