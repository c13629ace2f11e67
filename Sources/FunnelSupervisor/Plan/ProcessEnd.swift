// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How a process ended.
enum ProcessEnd: Sendable, Hashable, CustomStringConvertible {
    /// By itself, with an exit status.
    case exited(Int32)
    /// By a signal.
    case killed(signal: Int32)

    /// In words, to stand after the process's name.
    var description: String {
        switch self {
        case .exited(let status): "ended with exit status \(status)"
        case .killed(let signal): "was killed by \(SignalName.of(signal))"
        }
    }
}
