// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Counts across threads.
final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .sequentiallyConsistent) }

    func increment() { count.add(1, ordering: .sequentiallyConsistent) }
}
