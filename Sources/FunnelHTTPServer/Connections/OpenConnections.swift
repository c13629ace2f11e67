// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// Counts the connections of a server, over all its sockets and event loops.
final class OpenConnections: Sendable {
    private let limit: Int
    private let count = Atomic(0)
    private let group = DispatchGroup()

    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// True if no more connections are wanted.
    var isFull: Bool { count.load(ordering: .acquiring) >= limit }

    func add() {
        group.enter()
        count.add(1, ordering: .acquiringAndReleasing)
    }

    func remove() {
        count.subtract(1, ordering: .acquiringAndReleasing)
        group.leave()
    }

    /// Calls `done` when there are no connections any more.
    func whenNone(_ done: @escaping @Sendable () -> Void) {
        group.notify(queue: .global(), execute: done)
    }
}
