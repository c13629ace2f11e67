// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

/// The application of the live tests: one page for each thing that a test asks for.
@main
struct LiveApp: ApplicationCommand {
    func makeApplication() throws -> some GatewayApplication {
        let log = RequestLog()
        // What a server or a test passes may break the rules about variables; nothing else may break any.
        let validated = GatewayValidator(try Application(Self.routes(log))) { violation in
            if !violation.rule.isAboutVariables { throw violation }
        }
        return RecordingApplication(application: validated, log: log)
    }

    private static func routes(_ log: RequestLog) -> [Route] {
        [
            Route("/", HomeHandler.init),
            Route("/accelerated/(.*)") {
                StaticFileHandler($0, root: "protected", accelRedirectPrefix: "/protected/")
            },
            Route("/arguments", ArgumentsHandler.init),
            Route("/echo", EchoHandler.init),
            Route("/error", FailingHandler.init),
            Route("/files/(.*)") { StaticFileHandler($0, root: "protected") },
            Route("/path/(.*)", PathHandler.init),
            Route("/redirect", RedirectHandler.init),
            Route("/requests") { RequestsHandler($0, log: log) },
            Route("/slow", SlowHandler.init),
            Route("/unread", UnreadHandler.init),
        ]
    }
}
