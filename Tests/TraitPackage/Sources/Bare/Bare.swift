// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

@main
struct Bare: ApplicationCommand {
    func makeApplication() throws -> some GatewayApplication {
        try Application([])
    }
}
