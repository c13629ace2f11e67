// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// Takes note of processes that have ended.
enum ProcessReaper {
    /// The next child that has ended, whoever's it was: as the first process of a container the program inherits
    /// others.
    static func next() -> (process: Int32, end: ProcessEnd)? {
        var status: Int32 = 0
        while true {
            let process = waitpid(-1, &status, WNOHANG)
            if process > 0 { return (process, ProcessEnd(waitStatus: status)) }
            guard process < 0, errno == EINTR else { return nil }
        }
    }
}

extension ProcessEnd {
    /// Reads the status of wait(2), whose macros Swift does not see.
    init(waitStatus status: Int32) {
        let signal = status & 0x7f
        self = signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
    }
}
