// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

final class MainHandler: RequestHandler {
    override func get() throws {
        write("Hello, \(try argument("name", default: "world"))\n")
    }
}

@main
struct Hello: ApplicationCommand {
    func makeApplication() throws -> some GatewayApplication {
        try Application([Route("/", MainHandler.init)])
    }
}
