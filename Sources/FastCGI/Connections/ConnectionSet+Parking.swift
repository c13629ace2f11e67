// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import Locking

extension ConnectionSet {
    /// Leaves a connection to wait for its next bytes, without a thread.
    ///
    /// - Returns: false when the set is stopping; the caller keeps the connection then
    func park(_ connection: Connection) -> Bool {
        let time = Monotonic.now()
        let (isParked, isUnwatched) = table.withLock { table in
            guard table.canPark else { return (false, false) }
            let isUnwatched = table.park(connection, at: time)
            if table.phase == .retiring { connection.askForClose() }
            armTimer(&table)
            return (true, isUnwatched)
        }
        if isUnwatched { watch(connection) }
        return isParked
    }

    /// Spares the other workers the events of a connection that one of them reads from.
    func mute(_ connection: inout Connection) {
        guard connection.isWatched, queue.mute(connection.descriptor) else { return }
        connection.isWatched = false
    }

    /// Takes a parked connection in hand after its event.
    func claim(_ descriptor: Int32, hasEnded: Bool = false) -> Connection? {
        let (connection, isFinished, isAttendantWanted) = table.withLock { table in
            let connection = table.claim(descriptor, hasEnded: hasEnded)
            return (connection, table.isFinished, table.wakesAttendant(workers: workers))
        }
        if isFinished { queue.signalFinished() }
        if isAttendantWanted { queue.ring() }
        return connection
    }

    /// The table lists it before the queue watches it, so that no event can come for an unlisted one.
    func watch(_ connection: Connection) {
        if queue.watch(connection.descriptor, isQueued: connection.isQueued) { return }
        if let lost = claim(connection.descriptor.rawValue) { close(lost) }
    }

    /// Sets the timer for the next look at the idle connections, unless it is set.
    func armTimer(_ table: inout ConnectionTable) {
        guard !table.isTimerArmed else { return }
        table.isTimerArmed = true
        let shortest = min(limits.idleTimeout, limits.receiveTimeout).nanoseconds
        let pause = min(max(shortest / 4, 5_000_000), 1_000_000_000)
        queue.arm(nanoseconds: min(pause, Monotonic.remaining(until: table.stopDeadline)))
    }

    /// Ends the connections that have waited too long, and looks whether listening can go on.
    func sweep() {
        let now = Monotonic.now()
        let idle = limits.idleTimeout.nanoseconds
        let first = min(limits.idleTimeout, limits.receiveTimeout).nanoseconds
        let isFinished = table.withLock { table in
            table.isTimerArmed = false
            let isOver = now >= table.stopDeadline
            // One may have been parked after the look at the clock.
            let ended = table.end {
                isOver || (now > $0.since && now - $0.since >= ($0.connection.isFresh ? first : idle))
            }
            if !isOver { slot.shared.add(.idleTimeouts, bytes: ended) }
            if isOver, table.phase == .retiring { table.phase = .draining }
            resumeListeners(&table)
            if !table.parked.isEmpty || table.areListenersSuspended, table.canPark { armTimer(&table) }
            if table.phase == .draining, !isOver { armTimer(&table, deadline: table.stopDeadline) }
            return table.isFinished
        }
        if isFinished { queue.signalFinished() }
    }

    private func armTimer(_ table: inout ConnectionTable, deadline: UInt64) {
        guard !table.parked.isEmpty else { return }
        table.isTimerArmed = true
        queue.arm(nanoseconds: Monotonic.remaining(until: deadline))
    }
}
