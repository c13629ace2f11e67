// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why the body of a request did not come to its end.
public enum GatewayInputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The body ended before the length that was announced for it.
    case truncated
    /// Nothing more came within the transport's time limit.
    case timedOut
    /// The web server or the client went away, or the connection broke.
    case disconnected

    /// What happened, for a log line.
    public var description: String {
        switch self {
        case .truncated: "the body ended before its announced length"
        case .timedOut: "the body did not arrive in time"
        case .disconnected: "the client went away before the body was complete"
        }
    }
}
