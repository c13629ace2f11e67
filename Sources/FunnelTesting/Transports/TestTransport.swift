// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Funnel

/// A way to an application: parameters and body in, response out. A ``TestClient`` talks to one.
public protocol TestTransport {
    /// Answers one request.
    ///
    /// - Parameters:
    ///   - variables: The request as CGI/1.1 variables.
    ///   - body: Its body.
    /// - Throws: ``TestClientError``, and what else keeps it from being answered.
    func answer(_ variables: GatewayVariables, body: [UInt8]) throws -> TestResponse
}
