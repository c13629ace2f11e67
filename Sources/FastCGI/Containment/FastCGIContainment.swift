// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CTrap

/// What is done when the application cannot answer a request itself.
public struct FastCGIContainment: Sendable, Hashable {
    /// Contain traps of worker threads: answer the request, and keep the thread as it is instead of ending the process
    /// at once. A process in which that happened must end soon: the thread may hold locks. Ignored on processors other
    /// than x86-64 and arm64, and under a sanitizer. Default: false.
    public var containsTraps = false

    /// The response to a request whose handler trapped before anything was sent: header fields, an empty line, the
    /// body; 2,048 bytes at most.
    public var trapAnswer = Self.answer("500 Internal Server Error")

    /// The same for a request that took longer than ``FastCGILimits/requestTimeout``.
    public var timeoutAnswer = Self.answer("504 Gateway Timeout")

    /// The same for a request that finds ``FastCGILimits/maximumWaitingRequests`` waiting before it.
    public var overloadAnswer = Self.answer("503 Service Unavailable", fields: "Retry-After: 5\r\n")

    /// How long a process with a trapped thread may live; then it is ended with the exit status 70. Default: 60 s.
    public var patience: Duration = .seconds(60)

    /// The defaults.
    public init() {}

    /// Hands the signal handlers what they need.
    ///
    /// - Returns: Whether traps are to be contained
    func prepare() -> Bool {
        guard containsTraps, ctrap_is_supported() else { return false }
        let seconds = UInt32(clamping: patience.components.seconds)
        return ctrap_prepare(trapAnswer, trapAnswer.count, seconds)
    }

    private static func answer(_ status: String, fields: String = "") -> [UInt8] {
        Array("Status: \(status)\r\n\(fields)Content-Type: text/plain\r\n\r\n\(status)\n".utf8)
    }
}
