// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
package import Logging

extension GatewayApplication {
    /// Calls the application for a transport: an error becomes a bare 500 and a log line.
    package func answer(_ environment: GatewayEnvironment, logger: Logger) -> GatewayResponse {
        do {
            return try respond(to: environment)
        } catch {
            logger.error("Uncaught error \(environment.requestSummary)\n\(String(reflecting: error))")
            return GatewayResponse(errorPage: .internalServerError)
        }
    }
}
