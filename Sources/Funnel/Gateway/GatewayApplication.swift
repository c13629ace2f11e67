// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Anything that answers requests: one synchronous function from an environment to a response.
///
/// This is the waist of the framework, the role that WSGI plays in Python. Every transport (FastCGI, CGI, the
/// request harness, the tests) calls it, and everything that serves is one: an ``Application``, middleware around
/// it, or a bare closure in a ``GatewayFunction``.
///
/// It is called on many threads at a time, each with an environment of its own, and may block.
public protocol GatewayApplication: Sendable {
    /// Answers one request.
    ///
    /// - Parameter environment: The request's CGI variables, its body and its error stream.
    /// - Returns: Status, header fields and body. The transport sends them and then calls
    ///   ``GatewayResponse/completion``.
    /// - Throws: Any error means that there is no answer: the transport logs it and sends a bare page, with the status of
    ///   an ``HTTPErrorConvertible``, otherwise with 500.
    func respond(to environment: GatewayEnvironment) throws -> GatewayResponse
}
