// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a worker does for its supervisor: any kind of server can be asked these things.
package struct WorkerDuty: Sendable {
    /// How many threads take requests now, and how many there are to be.
    package var acceptors: @Sendable () -> (running: Int, all: Int)
    /// Requests that were begun since the start.
    package var requests: @Sendable () -> UInt64
    /// Begins to finish, and returns. The process ends when that is done.
    package var leave: @Sendable (Leave) -> Void

    /// How a worker goes.
    package enum Leave: Sendable, Hashable {
        /// Others serve on: connections are not cut, requests in hand have so much time.
        case drain(within: Duration)
        /// The program stops: requests in hand have so much time.
        case stop(within: Duration)
    }

    /// Makes it of what a server can do.
    package init(
        acceptors: @escaping @Sendable () -> (running: Int, all: Int),
        requests: @escaping @Sendable () -> UInt64,
        leave: @escaping @Sendable (Leave) -> Void
    ) {
        self.acceptors = acceptors
        self.requests = requests
        self.leave = leave
    }
}
