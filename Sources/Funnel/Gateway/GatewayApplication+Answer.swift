// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
package import Logging

extension GatewayApplication {
    /// Calls the application for a transport, and makes sure that its response may be sent.
    ///
    /// An error becomes the status it stands for if it is ``HTTPErrorConvertible``, otherwise a bare 500; a response that
    /// breaks a rule becomes a 500. Each has a log line. The body of an answer to HEAD is left out, its length is said. What is
    /// left to the transport: ``GatewayResponse/appendHead(to:statusLine:)``, ``GatewayResponse/sendBody(to:)`` and, once,
    /// ``GatewayResponse/completion``.
    package func answer(_ environment: GatewayEnvironment, logger: Logger) -> GatewayResponse {
        let isHead = environment.isHead
        do {
            let response = try respond(to: environment)
            do throws(GatewayViolation) {
                return try response.keepingRules(isHead: isHead)
            } catch {
                return error.answer(environment, logger: logger, completion: response.completion)
            }
        } catch let violation as GatewayViolation {
            return violation.answer(environment, logger: logger, completion: nil)
        } catch {
            return Self.answer(error, environment, logger: logger)
        }
    }

    private static func answer(
        _ error: any Error,
        _ environment: GatewayEnvironment,
        logger: Logger
    ) -> GatewayResponse {
        let page: GatewayResponse
        if let known = (error as? any HTTPErrorConvertible)?.httpError, known.status.code >= 400 {
            let message = known.logMessage ?? known.status.withReason.reasonPhrase
            logger.warning("\(known.status.code) \(environment.requestSummary): \(message.logSafe)")
            page = GatewayResponse(errorPage: known.status)
        } else {
            logger.error("Uncaught error \(environment.requestSummary)\n\(String(reflecting: error))")
            page = GatewayResponse(errorPage: .internalServerError)
        }
        return page.asAnswer(isHead: environment.isHead)
    }
}

extension GatewayViolation {
    fileprivate func answer(
        _ environment: GatewayEnvironment,
        logger: Logger,
        completion: (() -> Void)?
    ) -> GatewayResponse {
        logger.error("500 \(environment.requestSummary): \(self)")
        var page = GatewayResponse(errorPage: .internalServerError).asAnswer(isHead: environment.isHead)
        page.completion = completion
        return page
    }
}

extension GatewayResponse {
    fileprivate func asAnswer(isHead: Bool) -> GatewayResponse {
        guard isHead else { return self }
        var response = self
        response.body = .bytes([])
        return response
    }
}
