// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension GatewayResponse {
    /// The answer to what gets no handler, logged like one: what is too malformed to be a request, or for no host that
    /// is known.
    init(
        refusing environment: GatewayEnvironment,
        because error: any Error,
        loggers: Loggers,
        trusting proxies: TrustedProxies = TrustedProxies()
    ) {
        let summary = environment.requestSummary(trusting: proxies)
        let known = (error as? any HTTPErrorConvertible)?.httpError
        let status = known?.status ?? .internalServerError
        let loggers = loggers.with(environment.logMetadata)
        loggers.logError(error, known: known, summary: summary, request: "")
        self.init(errorPage: status)
        completion = { loggers.logAccess(status, summary: summary, elapsed: .zero) }
    }
}
