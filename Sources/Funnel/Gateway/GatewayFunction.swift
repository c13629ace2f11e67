// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A closure as a gateway application.
///
///     let hello = GatewayFunction { environment in
///         GatewayResponse(status: .ok, body: .bytes(Array("Hello\n".utf8)))
///     }
public struct GatewayFunction: GatewayApplication {
    private let body: @Sendable (GatewayEnvironment) throws -> GatewayResponse

    /// Makes an application of a closure, which may be called on several threads at once.
    public init(_ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse) {
        self.body = body
    }

    /// Calls the closure.
    public func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        try body(environment)
    }
}
