// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import FunnelStatus
internal import Synchronization

/// Counts the connections of a server, over all its sockets and event loops.
final class OpenConnections: Sendable {
    private let limit: Int
    private let count = Atomic(0)
    private let group = DispatchGroup()
    private let slot: ScoreboardSlot
    private let wasFull = Atomic(false)

    init(limit: Int, slot: ScoreboardSlot) {
        self.slot = slot
        self.limit = max(1, limit)
    }

    /// True if no more connections are wanted.
    var isFull: Bool {
        let isFull = count.load(ordering: .acquiring) >= limit
        if isFull, !wasFull.exchange(true, ordering: .relaxed) { slot.shared.add(.timesFull) }
        return isFull
    }

    func add() {
        group.enter()
        slot.shared.add(.connections)
        slot.changeOpenConnections(by: 1)
        count.add(1, ordering: .acquiringAndReleasing)
    }

    func remove() {
        slot.changeOpenConnections(by: -1)
        wasFull.store(false, ordering: .relaxed)
        count.subtract(1, ordering: .acquiringAndReleasing)
        group.leave()
    }

    /// Calls `done` when there are no connections any more.
    func whenNone(_ done: @escaping @Sendable () -> Void) {
        group.notify(queue: .global(), execute: done)
    }
}
