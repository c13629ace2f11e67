// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

/// The application of the live tests: one page for each thing that a test asks for.
@main
struct LiveApp: ApplicationCommand {
    @Option(help: "Why the application cannot be made.") var failure: String?

    func makeApplication() throws -> some GatewayApplication {
        if let failure { throw StartFailure(description: failure) }
        let log = RequestLog()
        return RecordingApplication(application: try Application(Self.routes(log)), log: log)
    }

    private static func routes(_ log: RequestLog) -> [Route] {
        [
            Route("/", HomeHandler.init),
            Route("/arguments", ArgumentsHandler.init),
            Route("/echo", EchoHandler.init),
            Route("/error", FailingHandler.init),
            Route("/path/(.*)", PathHandler.init),
            Route("/process", ProcessHandler.init),
            Route("/redirect", RedirectHandler.init),
            Route("/requests") { RequestsHandler($0, log: log) },
            Route("/slow", SlowHandler.init),
            Route("/unread", UnreadHandler.init),
        ]
    }
}
