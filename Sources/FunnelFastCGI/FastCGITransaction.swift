// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Funnel
internal import FunnelStatus
internal import HTTPTypes
internal import Logging

/// One request and its answer on a FastCGI connection.
///
/// The environment hands it out as body and error stream. It outlives the exchange when an application keeps those
/// against the rules; reading then fails instead of touching a connection that serves another request.
final class FastCGITransaction: GatewayInput, GatewayErrorStream, GatewayBodyWriter, GatewayProgress {
    private var exchange: FastCGIExchange?
    private let parameters: FastCGIParameters
    private let isAuthorizer: Bool
    private let limits: Limits
    private let logger: Logger
    private let headWarning: LongHeadWarning
    private var count = 0
    private lazy var announcedLength = GatewayVariables(parameters)["CONTENT_LENGTH"].flatMap { Int($0) }

    init(_ exchange: consuming FastCGIExchange, limits: Limits, logger: Logger, headWarning: LongHeadWarning) {
        parameters = exchange.parameters
        isAuthorizer = exchange.role == .authorizer
        self.exchange = consume exchange
        self.limits = limits
        self.logger = logger
        self.headWarning = headWarning
    }

    /// Answers the request with what the application says.
    func run(_ application: some GatewayApplication, concurrency: GatewayConcurrency) {
        var variables = GatewayVariables(parameters)
        if isAuthorizer { variables["FCGI_ROLE"] = "AUTHORIZER" }
        var environment = GatewayEnvironment(
            variables: variables,
            input: self,
            errors: self,
            limits: limits,
            concurrency: concurrency
        )
        environment.progress = self
        let response = refusal(environment) ?? application.answer(environment, logger: logger)
        send(response, for: environment)
        response.completion?()
    }

    /// The end of FastCGI's stream is the end of the body only if the announced length has come.
    func read(upTo wanted: Int) throws -> [UInt8] {
        let piece = try readStream(upTo: wanted)
        count += piece.count
        if let announcedLength, piece.isEmpty ? count != announcedLength : count > announcedLength {
            throw GatewayInputError.truncated
        }
        return piece
    }

    private func readStream(upTo count: Int) throws(GatewayInputError) -> [UInt8] {
        do throws(FastCGIError) {
            if let piece = try exchange?.read(upTo: count) { return piece }
        } catch {
            throw GatewayInputError(error)
        }
        throw .disconnected
    }

    func note(_ note: HandlerNote) {
        exchange?.note(note)
    }

    var isDisconnected: Bool { exchange?.isDisconnected ?? true }

    func write(_ message: String) {
        exchange?.writeError(Array(message.utf8))
    }

    func write(_ chunk: [UInt8]) throws {
        do throws(FastCGIError) {
            try exchange?.write(chunk)
        } catch {
            throw GatewayOutputError.disconnected
        }
    }

    func flush() throws {
        do throws(FastCGIError) {
            try exchange?.flush()
        } catch {
            throw GatewayOutputError.disconnected
        }
    }

    /// The answer to parameters that are too many, or ambiguous where that is dangerous.
    private func refusal(_ environment: GatewayEnvironment) -> GatewayResponse? {
        if let overflow = parameters.overflow {
            limits.count(overflow == .count ? .tooManyParameters : .excessiveParameters)
            logger.warning("431 \(environment.requestSummary): too many parameters")
            return GatewayResponse(errorPage: .requestHeaderFieldsTooLarge)
        }
        if let name = parameters.conflict {
            logger.warning("400 \(environment.requestSummary): \(name.logSafe) stands twice")
            return GatewayResponse(errorPage: .badRequest)
        }
        return nil
    }

    private func send(_ response: GatewayResponse, for environment: GatewayEnvironment) {
        exchange?.noteStatus(response.status.code)
        do {
            var head: [UInt8] = []
            head.reserveCapacity(512)
            response.appendHead(to: &head, statusLine: .cgi)
            headWarning.note(head.count, of: environment, logger: logger)
            try write(head)
            try response.sendBody(to: self)
            if let times = exchange.take()?.finish() { log(times, response, environment) }
        } catch {
            logger.warning("Response not complete: \(environment.requestSummary): \(error)")
            if let times = exchange.take()?.abort() { log(times, response, environment) }
        }
    }

    private func log(_ times: FastCGITimes, _ response: GatewayResponse, _ environment: GatewayEnvironment) {
        let phases = [
            ("parameters", times.parameters), ("body", times.body), ("handler", times.handler),
            ("write", times.response),
        ]
        SlowRequest(
            status: times.isComplete ? response.status.code : nil,
            total: times.total,
            phases: phases.map { (name: $0.0, time: $0.1) },
            received: count,
            sent: times.sentBytes,
            note: times.note
        ).log(environment, to: logger)
    }
}

extension GatewayInputError {
    fileprivate init(_ error: FastCGIError) {
        switch error.code {
        case .timedOut: self = .timedOut
        case .incompleteRequest: self = .truncated
        default: self = .disconnected
        }
    }
}
