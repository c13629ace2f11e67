// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Stands between a transport and an application: it may edit the environment, answer instead of the application, and
/// edit the response.
///
///     struct ServerName: Middleware {
///         func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
///             var response = try next.respond(to: environment)
///             response.headerFields[.server] = "stories"
///             return response
///         }
///     }
///
/// ``GatewayApplication/behind(_:)`` puts an application behind some. Like an application it is called on many threads
/// at a time. It keeps both sides of the interface's rules: what it hands on is an environment as a transport makes it,
/// and whoever replaces a response calls the completion of the one that it drops.
public protocol Middleware: Sendable {
    /// Answers a request, usually by asking what comes next.
    ///
    /// - Parameters:
    ///   - environment: The request.
    ///   - next: The next middleware, or the application.
    /// - Returns: The response.
    /// - Throws: What `next` throws; any error means that there is no answer.
    func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse
}
