// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How many workers there are, and how long they may take for what.
package struct SupervisorSettings: Sendable, Hashable {
    /// How many worker processes serve at a time; 1 or more.
    package var workers: Int

    /// How long a new worker may take until it can serve. Default: 30 s.
    package var startTimeout: Duration = .seconds(30)

    /// How long a worker that is replaced may go on with the requests in its hands. Default: 30 s.
    package var drainTimeout: Duration = .seconds(30)

    /// The same for all workers when the program stops. Default: 30 s.
    package var stopTimeout: Duration = .seconds(30)

    /// How long a worker that serves may leave a ping unanswered before it is ended; it is asked three times as often.
    /// Nil for no pings. Default: 30 s.
    package var workerTimeout: Duration? = .seconds(30)

    /// Makes settings with the defaults.
    package init(workers: Int) {
        self.workers = max(1, workers)
    }
}
