// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The reference application of the conformance cases, ported from Tornado. Its templates and locales are left out.
@main
struct ConformanceApp: ApplicationCommand {
    @Option(help: "The folder that has static/ (environment: CONFORMANCE_ROOT, which is for CGI).")
    var root = ProcessInfo.processInfo.environment["CONFORMANCE_ROOT"] ?? "."

    func makeApplication() throws -> some GatewayApplication {
        try ReferenceApplication.make(root: root)
    }
}
