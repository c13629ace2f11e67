// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization
import TestSupport

/// Sends a process signals that do not concern its requests, as fast as it can.
final class SignalStorm {
    private let state = StormState()
    private let thread: TestThread

    init(on process: pid_t) throws {
        thread = try TestThread { [state] in
            let signals = [SIGPIPE, SIGCHLD, SIGUSR1, SIGURG, SIGWINCH, SIGCONT]
            while !state.isOver.load(ordering: .sequentiallyConsistent) {
                let number = state.sent.add(1, ordering: .sequentiallyConsistent).newValue
                kill(process, signals[number % signals.count])
                usleep(50)
            }
        }
    }

    /// Ends it, and tells how many signals there were.
    func end() -> Int {
        state.isOver.store(true, ordering: .sequentiallyConsistent)
        thread.join()
        return state.sent.load(ordering: .sequentiallyConsistent)
    }
}

private final class StormState: Sendable {
    let isOver = Atomic(false)
    let sent = Atomic(0)
}
