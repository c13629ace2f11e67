// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import Locking
internal import Synchronization

/// The line of what waits for a worker. It is added to only while all workers are busy, and each of them looks into it
/// before it waits for events: so nothing in it waits for a worker that sleeps.
extension ConnectionSet {
    /// The first connection of the line, for a worker.
    func takeWaiting(own: inout [Connection]) -> Connection? {
        let (work, isFinished) = table.withLock { table in
            let work = table.takeFirstWaiting()
            hasWaiting.store(!table.waiting.isEmpty, ordering: .relaxed)
            return (work, table.isFinished)
        }
        if isFinished { queue.signalFinished() }
        switch work {
        case .connection(let connection, _): return connection
        case .listener(let index): return accept(from: index, own: &own)
        case nil: return nil
        }
    }

    /// Wakes the attendant if the last free worker has just got something to do.
    func wakeAttendant() {
        if table.withLock({ $0.wakesAttendant(workers: workers) }) { queue.ring() }
    }

    /// Puts a listening socket into the line.
    ///
    /// - Returns: False if a worker is free, which takes nothing from the line.
    func lineUp(listener index: Int) -> Bool {
        table.withLock { table in
            guard table.isBusy(workers: workers) else { return false }
            table.lineUp(.listener(index))
            hasWaiting.store(true, ordering: .relaxed)
            return true
        }
    }

    /// Leaves a connection that the attendant has looked at to the next free worker.
    func handOver(_ connection: Connection, isUnclear: Bool) {
        let isParked = table.withLock { table in
            table.letGo()
            if table.isBusy(workers: workers) {
                table.lineUp(.connection(connection, isUnclear: isUnclear))
                hasWaiting.store(true, ordering: .relaxed)
                return false
            }
            // Nothing was taken, so that its event has to come again in any case.
            _ = table.park(connection, at: Monotonic.now())
            return true
        }
        if isParked { watch(connection) }
    }

    /// Leaves a connection on which nothing has come to the event queue.
    func handBack(_ connection: Connection) {
        table.withLock { table in
            table.letGo()
            _ = table.park(connection, at: Monotonic.now())
            if table.phase == .retiring { connection.askForClose() }
            if table.canPark { armTimer(&table) }
        }
        watch(connection)
    }

    /// Closes a connection that the attendant has in hand.
    func dismiss(_ connection: Connection) {
        connection.descriptor.close()
        let isFinished = table.withLock { table in
            table.letGo()
            table.release()
            resumeListeners(&table)
            return table.isFinished
        }
        if isFinished { queue.signalFinished() }
    }
}
