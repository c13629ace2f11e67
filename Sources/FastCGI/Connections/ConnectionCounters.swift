// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How often a ``ConnectionSet`` has met one of its limits since the start.
public struct ConnectionCounters: Sendable, Hashable {
    /// Requests that took longer than ``FastCGILimits/slowLog``, counted at their end; without that limit, requests that
    /// the application had for longer than ``FastCGILimits/handlerWarning``.
    public internal(set) var slowRequests: UInt64 = 0

    /// Requests answered 431 because their parameters claim more than ``FastCGILimits/maximumParameterBytes``.
    public internal(set) var excessiveParameters: UInt64 = 0

    /// Connections cut because their parameters took too long.
    public internal(set) var parameterTimeouts: UInt64 = 0

    /// Bodies given up because they came too slowly.
    public internal(set) var bodyTimeouts: UInt64 = 0

    /// Connections cut because the response was taken too slowly.
    public internal(set) var responseTimeouts: UInt64 = 0

    /// Connections cut because the application took longer than ``FastCGILimits/requestTimeout``.
    public internal(set) var handlerTimeouts: UInt64 = 0

    /// Worker threads that trapped.
    public internal(set) var traps: UInt64 = 0

    /// Connections closed because they were idle for too long, or new and silent.
    public internal(set) var idleTimeouts: UInt64 = 0

    /// Connections closed because what came was no FastCGI request.
    public internal(set) var malformed: UInt64 = 0

    /// Connections refused because `FCGI_WEB_SERVER_ADDRS` does not list their host.
    public internal(set) var refused: UInt64 = 0

    /// Times that ``FastCGILimits/maximumConnections`` were open and new ones had to wait.
    public internal(set) var timesFull: UInt64 = 0

    mutating func count(_ report: FastCGIReport) {
        switch (report.event, report.phase) {
        case (.slow, _): slowRequests &+= 1
        case (.trapped, _): traps &+= 1
        case (.refused, _): excessiveParameters &+= 1
        case (.cut, .parameters): parameterTimeouts &+= 1
        case (.cut, .body): bodyTimeouts &+= 1
        case (.cut, .response): responseTimeouts &+= 1
        case (.cut, .handler): handlerTimeouts &+= 1
        }
    }
}
