// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the time of a request went to, for one that took longer than ``FastCGILimits/slowLog``.
public struct FastCGITimes: Sendable, Hashable {
    /// From the first look at its bytes to the end of the response.
    public let total: Duration

    /// Until its parameters were there.
    public let parameters: Duration

    /// Waits for the body, also for what was read away of it in the end.
    public let body: Duration

    /// Waits for the web server to take the response.
    public let response: Duration

    /// The response went out whole, and was the application's.
    public let isComplete: Bool

    /// Bytes of the response that were put out.
    public let sentBytes: Int

    /// What the application said about the request last; nil if nothing.
    public let note: String?

    /// What is left: the application's own work.
    public var handler: Duration { max(.zero, total - parameters - body - response) }
}
