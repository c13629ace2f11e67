// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@testable import FunnelCommand

@Suite struct VersionTests {
    private struct Plain: ApplicationCommand {
        func makeApplication() throws -> some GatewayApplication { try Application([]) }
    }

    private struct Versioned: ApplicationCommand {
        static let version = "1.2.0"

        func makeApplication() throws -> some GatewayApplication { try Application([]) }
    }

    @Test func theApplicationsComesBeforeFunnels() {
        let text = RootCommand<Versioned>.configuration.version
        #expect(text == "\(ProgramName.current) 1.2.0\nFunnel \(Application.frameworkVersion)")
    }

    @Test func anApplicationNeedsNone() {
        #expect(RootCommand<Plain>.configuration.version == "Funnel \(Application.frameworkVersion)")
    }
}
