// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
public import Logging

/// Answers the one request that a CGI program is started for (RFC 3875).
///
/// The web server passes the request in the process's environment and on its standard input, and takes the
/// response from its standard output. The program's arguments are not looked at: a web server may make them from
/// the query string (RFC 3875, section 4.4).
public struct CGITransport<Application: GatewayApplication>: Sendable {
    private let application: Application
    private let limits: Limits
    private let logger: Logger

    /// Makes a transport.
    ///
    /// - Parameters:
    ///   - application: What answers the request.
    ///   - limits: The limits on the request. Default: the documented ones.
    ///   - logger: Where it is said when there is no answer, or nobody to take it. Default: `funnel.general`.
    public init(_ application: Application, limits: Limits = Limits(), logger: Logger = Logger(label: "funnel.general"))
    {
        self.application = application
        self.limits = limits
        self.logger = logger
    }

    /// Answers the request on the process's own environment, standard input and standard output.
    public func run() {
        let variables = GatewayVariables.ofProcess()
        let tooMuch = variables.count > limits.maximumVariables || variables.size > limits.maximumVariableBytes
        let environment = GatewayEnvironment(
            variables: variables.withoutUnsafeFields(),
            input: CGIInput(variables),
            limits: limits,
            concurrency: [.multiprocess, .runsOnce]
        )
        let response =
            tooMuch
            ? GatewayResponse(errorPage: .requestHeaderFieldsTooLarge)
            : application.answer(environment, logger: logger)
        drain(environment.input)
        send(response, for: environment)
        response.completion?()
    }

    /// Reads what the application has left of the body. Apache writes all of it before it reads the response, and finds
    /// no way to go on if nobody reads.
    private func drain(_ input: any GatewayInput) {
        while let piece = try? input.read(upTo: 65_536), !piece.isEmpty {}
    }

    private func send(_ response: GatewayResponse, for environment: GatewayEnvironment) {
        let writer = CGIBodyWriter()
        do {
            writer.begin(response)
            try response.sendBody(to: writer)
            try writer.flush()
        } catch {
            logger.warning("Response not complete: \(environment.requestSummary): \(error)")
        }
    }
}
