// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

/// What `large.c` does, in Funnel: answers everything with 1 MB of fixed bytes.
@main
struct LargeBenchmark: ApplicationCommand {
    func makeApplication() throws -> some GatewayApplication {
        try Application([Route("/", LargeHandler.init)])
    }
}

final class LargeHandler: RequestHandler {
    private static let body = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)

    override func get() throws {
        try setHeader("Content-Type", "application/octet-stream")
        try finish { writer in try writer.write(Self.body) }
    }
}
