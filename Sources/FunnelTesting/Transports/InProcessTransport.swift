// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Funnel
internal import InMemoryLogging
internal import Logging

/// Calls an application in the process of the test, as a server does: errors become pages, an answer to HEAD has no body,
/// files and streams are sent to their end, the completion is called.
public struct InProcessTransport<Application: GatewayApplication>: TestTransport {
    private let application: Application
    private let limits: Limits
    private let checksRules: Bool
    private let logger: Logger

    /// Makes a transport.
    ///
    /// - Parameters:
    ///   - application: What answers the requests.
    ///   - limits: The limits on them. Default: the documented ones.
    ///   - checksRules: True to let a `GatewayValidator` look at every request, and throw what it finds. Default: true.
    ///   - log: Where it is said what a server would say. Default: a log that nobody reads.
    public init(
        _ application: Application,
        limits: Limits = Limits(),
        checksRules: Bool = true,
        log: TestLog = TestLog()
    ) {
        self.application = application
        self.limits = limits
        self.checksRules = checksRules
        logger = log.logger
    }

    /// Answers a request.
    ///
    /// - Throws: `GatewayViolation` for the first rule of the gateway interface that was broken;
    ///   ``TestClientError/responseCut(_:cause:)`` where a server would cut the connection.
    public func answer(_ variables: GatewayVariables, body: [UInt8]) throws -> TestResponse {
        let errors = CollectedErrors()
        let environment = GatewayEnvironment(
            variables: variables,
            input: GatewayByteInput(body),
            errors: errors,
            limits: limits
        )
        let violations = InMemoryLogHandler()
        let result = Result { try received(environment, violations) }
        if let violation = violations.entries.lazy.compactMap(\.error).first { throw violation }
        var response = try result.get()
        response.errorOutput = errors.text
        return response
    }

    private func received(_ environment: GatewayEnvironment, _ violations: InMemoryLogHandler) throws -> TestResponse {
        let response = answer(environment, violations)
        defer { response.completion?() }
        let received = CollectedOutput()
        response.appendHead(to: &received.bytes, statusLine: .cgi)
        do {
            try response.sendBody(to: received)
        } catch {
            logger.warning("Response not complete: \(error)")
            throw TestClientError.responseCut(try TestResponse(cgi: received.bytes), cause: error)
        }
        return try TestResponse(cgi: received.bytes)
    }

    /// The log handler serves as a list that any thread can add to.
    private func answer(_ environment: GatewayEnvironment, _ violations: InMemoryLogHandler) -> GatewayResponse {
        guard checksRules else { return application.answer(environment, logger: logger) }
        let record = Logger(label: "violations", factory: { _ in violations })
        return GatewayValidator(application, logger: logger) { record.error("", error: $0) }
            .answer(environment, logger: logger)
    }
}
