// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes
internal import Logging

/// Answers that are errors.
extension RequestHandler {
    /// Ends the request with an error page.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - reason: A phrase instead of the standard one, shown to the client. Default: the standard one.
    public func sendError(_ status: HTTPResponse.Status, reason: String? = nil) {
        sendError(reason.map(status.with(reason:)) ?? status, error: nil)
    }

    func sendError(_ status: HTTPResponse.Status, error: (any Error)?) {
        guard !isFinished else {
            loggers.general.error(
                "Cannot send error response after finish(): \(request.summary)"
            )
            return
        }
        clear()
        let status = status.isSendable ? status : .internalServerError
        setStatus(status, reason: status.reasonPhrase.isEmpty ? nil : status.reasonPhrase)
        do {
            if status.allowsBody { try writeError(self.status.withReason, error: error) }
        } catch {
            loggers.application.error("Uncaught error in writeError: \(String(reflecting: error))")
            output.removeAll()
        }
        finishQuietly()
    }
}
