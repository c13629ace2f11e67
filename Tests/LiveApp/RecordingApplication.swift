// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Writes down every request, also those that no handler gets to see.
struct RecordingApplication<Wrapped: GatewayApplication>: GatewayApplication {
    let application: Wrapped
    let log: RequestLog

    func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        let variables = environment.variables
        log.add("\(variables["REQUEST_METHOD"] ?? "-") \(variables["REQUEST_URI"] ?? "-")")
        return try application.respond(to: environment)
    }
}
