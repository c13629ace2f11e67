// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How many worker processes there are.
enum WorkerCount: Sendable, Hashable {
    /// One for each processor core.
    case auto
    case fixed(Int)
}
