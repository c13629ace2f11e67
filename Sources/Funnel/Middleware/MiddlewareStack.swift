// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// An application behind middleware; made by ``GatewayApplication/behind(_:)``.
public struct MiddlewareStack<Application: GatewayApplication>: GatewayApplication {
    private let application: Application
    private let entrance: any GatewayApplication

    init(_ application: Application, _ middleware: [any Middleware]) {
        self.application = application
        entrance = middleware.reversed().reduce(application as any GatewayApplication) { next, middleware in
            GatewayFunction { try middleware.respond(to: $0, next: next) }
        }
    }

    /// Asks the first middleware.
    public func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        try entrance.respond(to: environment)
    }
}

extension MiddlewareStack: RouteListing where Application: RouteListing {
    /// The routes of the application behind the middleware.
    public var routes: [Route] { application.routes }

    /// The routes of the application, by the hosts that have them.
    public var routeSections: [RouteSection] { application.routeSections }
}

extension GatewayApplication {
    /// This application behind middleware, which a request passes from top to bottom and its response from bottom to
    /// top:
    ///
    ///     try Application(routes).behind(
    ///         RequestIDs(),
    ///         TrustedProxyHeaders(try TrustedProxies(["127.0.0.1"])),
    ///         BodyTimeLimit(.seconds(30)),
    ///         MountPrefix("/stories")
    ///     )
    public func behind(_ middleware: any Middleware...) -> MiddlewareStack<Self> {
        MiddlewareStack(self, middleware)
    }
}
