// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why a response could not be sent to its end.
public enum GatewayOutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The client or the web server is gone, or the output was closed.
    case disconnected

    /// What happened, for a log line.
    public var description: String {
        switch self {
        case .disconnected: "nobody took the response to its end"
        }
    }
}
