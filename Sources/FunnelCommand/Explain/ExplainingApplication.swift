// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

/// What `serve --explain` serves: every request is answered with what it is made of.
struct ExplainingApplication: GatewayApplication {
    func respond(to environment: GatewayEnvironment) -> GatewayResponse {
        var response = RequestExplanation(environment.variables).response
        if environment.variables["REQUEST_METHOD"] == "HEAD" { response.body = .bytes([]) }
        return response
    }
}
