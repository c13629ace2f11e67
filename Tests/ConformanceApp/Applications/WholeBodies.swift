// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Keeps whole bodies in memory, as Tornado does: some handlers show the bytes of a form, however large it is.
struct WholeBodies<Wrapped: GatewayApplication & RouteListing>: GatewayApplication, RouteListing {
    let application: Wrapped

    func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        var environment = environment
        environment.limits.maximumFileBytesInMemory = environment.limits.maximumBodySize
        environment.limits.maximumFieldBytes = environment.limits.maximumBodySize
        return try application.respond(to: environment)
    }

    var routes: [Route] { application.routes }
    var routeSections: [RouteSection] { application.routeSections }
}
