// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Logging

/// What a gateway application is told about one request: the counterpart of WSGI's `environ`.
///
/// A value, so that middleware can hand an edited copy to the application it wraps:
///
///     var inner = environment
///     inner.variables["SCRIPT_NAME"] = ""
///     let response = try application.respond(to: inner)
public struct GatewayEnvironment {
    /// The request as CGI/1.1 variables (RFC 3875, section 4.1).
    public var variables: GatewayVariables

    /// The request's body.
    public var input: any GatewayInput

    /// Where messages for the web server's error log go.
    public var errors: any GatewayErrorStream

    /// The limits of the transport that received the request.
    public var limits: Limits

    /// Who else may call the application meanwhile.
    public var concurrency: GatewayConcurrency

    /// What the log lines about this request say beside their message, such as its id. Default: nothing.
    public var logMetadata: Logger.Metadata = [:]

    /// What ``MountPrefix`` took off the front of the path, not percent-encoded: what stands before every path in a link.
    /// Default: empty.
    public var mountPrefix = ""

    /// The transport, if it wants to know how the application gets on. Default: nobody.
    package var progress: (any GatewayProgress)?

    /// Makes an environment.
    ///
    /// - Parameters:
    ///   - variables: The CGI variables.
    ///   - input: The body. Default: none.
    ///   - errors: The error stream. Default: the process's standard error.
    ///   - limits: The limits the application should keep. Default: the documented ones.
    ///   - concurrency: Who else may call the application meanwhile. Default: other threads.
    public init(
        variables: GatewayVariables,
        input: any GatewayInput = GatewayByteInput([]),
        errors: any GatewayErrorStream = StandardErrorStream(),
        limits: Limits = Limits(),
        concurrency: GatewayConcurrency = .multithreaded
    ) {
        self.variables = variables
        self.input = input
        self.errors = errors
        self.limits = limits
        self.concurrency = concurrency
    }
}
