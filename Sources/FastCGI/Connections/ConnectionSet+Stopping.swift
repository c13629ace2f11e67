// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import Locking

extension ConnectionSet {
    /// Stops gracefully: takes nothing new, and serves every request that was begun.
    ///
    /// The listening sockets are closed after their queues have been taken over, every response from now on closes its
    /// connection, and an idle one is closed in such a way that the web server's next write fails rather than being lost.
    /// The acceptors return nil when nothing is left. It returns at once, can be called from any thread, and a second
    /// call does nothing.
    public func stop() {
        let isFirst = table.withLock { table in
            guard table.phase == .running || (table.phase == .retiring && table.areListenersReleased) else {
                return false
            }
            removeListeners(&table)
            table.phase = .closing
            table.stopDeadline = Monotonic.deadline(after: limits.stopGrace)
            return true
        }
        guard isFirst else { return }
        takeLast()
        let isFinished = table.withLock { table in
            table.phase = .draining
            // A unix socket tells the writer at once. TCP would not, so what may be on its way gets the grace, and so
            // does a new connection, whose request is certainly on its way.
            table.end { $0.connection.isLocal && !$0.connection.isFresh }
            table.isTimerArmed = true
            queue.arm(nanoseconds: limits.stopGrace.nanoseconds)
            return table.isFinished
        }
        if isFinished { queue.signalFinished() }
    }

    /// Stops taking new connections, and lets go of those that are open without cutting any.
    ///
    /// A connection that a web server keeps can be closed safely by the web server only: whoever closes it from here
    /// may do so at the moment in which a request is on its way, and a POST is not sent twice. So the web server is
    /// asked to. It may use each connection until it has let go of it, and every request is answered. What is still
    /// idle after `patience` is closed, as ``stop()`` would do.
    ///
    /// The acceptors return nil when nothing is left. It returns at once, can be called from any thread, and a second
    /// call does nothing; ``stop()`` may follow.
    ///
    /// - Parameter patience: How long an idle connection may stay open.
    public func retire(patience: Duration) {
        let isFirst = table.withLock { table in
            guard table.phase == .running else { return false }
            removeListeners(&table)
            table.phase = .retiring
            table.stopDeadline = Monotonic.deadline(after: patience)
            return true
        }
        guard isFirst else { return }
        takeLast()
        let isFinished = table.withLock { table in
            for entry in table.parked.values { entry.connection.askForClose() }
            table.isTimerArmed = false
            armTimer(&table)
            return table.isFinished
        }
        if isFinished { queue.signalFinished() }
    }

    private func removeListeners(_ table: inout ConnectionTable) {
        guard table.phase == .running, !table.areListenersSuspended else { return }
        for listener in listeners { queue.remove(listener: listener.descriptor) }
    }

    private func takeLast() {
        slot.setAccepting(false)
        guard !table.withLock(\.areListenersReleased) else { return }
        for listener in listeners { takeLast(of: listener) }
        table.withLock { $0.areListenersReleased = true }
    }

    private func takeLast(of listener: ListeningSocket) {
        listener.refuseNew()
        defer { listener.release(replacement: queue.finish) }
        while case .connection(let descriptor, let peer) = listener.acceptOne() {
            if let webServers, !webServers.allows(peer) {
                descriptor.close()
                continue
            }
            let connection = Connection(descriptor: descriptor, isLocal: listener.isLocal)
            count(.connections)
            table.withLock { table in
                table.force()
                _ = table.park(connection, at: Monotonic.now())
            }
            watch(connection)
        }
    }
}
