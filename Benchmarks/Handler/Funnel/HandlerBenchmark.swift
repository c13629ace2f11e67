// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

/// An application as people write them, to be measured beside the same in other frameworks: see `Benchmarks/README.md`.
@main
struct HandlerBenchmark: ApplicationCommand {
    func makeApplication() throws -> some GatewayApplication {
        try Application([
            Route("/items", ItemsHandler.init),
            Route("/items/(?<id>[0-9]+)", ItemsHandler.init),
            Route("/users/(?<user>[^/]+)/items/(?<id>[0-9]+)", ItemsHandler.init),
        ])
    }
}
