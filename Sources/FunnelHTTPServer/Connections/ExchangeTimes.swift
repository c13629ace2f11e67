// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import NIOCore

/// How long a request has taken so far, and what for, as far as a look now and then can tell.
struct ExchangeTimes {
    /// Waiting for the client to send the body.
    var receiving = TimeAmount.zero
    /// Waiting for the client to take the response.
    var sending = TimeAmount.zero
    /// Waiting for the application.
    var working = TimeAmount.zero
    /// True when it was said that the application is slow.
    var hasWarned = false

    private var lastLook: NIODeadline?

    /// - Returns: The time since the last look.
    mutating func look(at now: NIODeadline) -> TimeAmount {
        defer { lastLook = now }
        return lastLook.map { now - $0 } ?? .zero
    }

    /// Begins with a new request.
    mutating func restart() { self = ExchangeTimes() }
}
