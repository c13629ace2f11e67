// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A closure as middleware.
///
///     let maintenance = MiddlewareFunction { environment, next in
///         isClosed.load(ordering: .relaxed)
///             ? GatewayResponse(status: .serviceUnavailable) : try next.respond(to: environment)
///     }
public struct MiddlewareFunction: Middleware {
    private let body: @Sendable (GatewayEnvironment, any GatewayApplication) throws -> GatewayResponse

    /// Makes middleware of a closure, which may be called on several threads at once.
    public init(
        _ body: @escaping @Sendable (GatewayEnvironment, any GatewayApplication) throws -> GatewayResponse
    ) {
        self.body = body
    }

    /// Calls the closure.
    public func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
        try body(environment, next)
    }
}
