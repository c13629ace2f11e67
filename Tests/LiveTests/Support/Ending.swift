// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How a process ended: by itself, with its exit code, or by a signal.
enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(Int32)
}
