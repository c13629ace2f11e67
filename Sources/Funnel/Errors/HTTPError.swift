// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// Thrown by a handler to end the request with an error status. Tornado's `HTTPError`.
///
///     throw HTTPError(.notFound, logMessage: "no story \(id)")
///
/// What the log sees and what the client sees are different fields: the log message never leaves the machine.
/// Output written so far and header fields set so far are discarded.
public struct HTTPError: Error, Sendable, CustomStringConvertible {
    /// The status, with the reason phrase that the client sees.
    public var status: HTTPResponse.Status

    /// What the log says about it. Default: nothing beyond the access line.
    public var logMessage: String?

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - status: The status to answer.
    ///   - logMessage: A line for the log. Default: none.
    ///   - reason: A phrase instead of the standard one, shown to the client. One with control characters,
    ///     characters above U+00FF or `<` becomes `Unknown`. Default, and for an empty one: the standard one.
    public init(_ status: HTTPResponse.Status, logMessage: String? = nil, reason: String? = nil) {
        self.status =
            reason.map { $0.isEmpty ? HTTPResponse.Status(code: status.code) : status.with(reason: $0) } ?? status
        self.logMessage = logMessage
    }

    /// Status and log message.
    public var description: String {
        "HTTP \(status.code): \(status.withReason.reasonPhrase)" + (logMessage.map { " (\($0))" } ?? "")
    }
}
