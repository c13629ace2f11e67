// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ConnectionSet {
    /// Stops gracefully: takes nothing new, and serves every request that was begun.
    ///
    /// The listening sockets are closed after their queues have been taken over, every response from now on closes its
    /// connection, and an idle one is closed in such a way that the web server's next write fails rather than being lost.
    /// The acceptors return nil when nothing is left. It returns at once, can be called from any thread, and a second
    /// call does nothing.
    public func stop() {
        let isFirst = table.withLock { table in
            guard table.phase == .running else { return false }
            table.phase = .closing
            table.stopDeadline = Monotonic.deadline(after: limits.stopGrace)
            if !table.areListenersSuspended {
                for listener in listeners { queue.remove(listener: listener.descriptor) }
            }
            return true
        }
        guard isFirst else { return }
        for listener in listeners { takeLast(of: listener) }
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

    private func takeLast(of listener: ListeningSocket) {
        listener.refuseNew()
        defer { listener.release(replacement: queue.finish) }
        while case .connection(let descriptor, let peer) = listener.acceptOne() {
            if let webServers, !webServers.allows(peer) {
                descriptor.close()
                continue
            }
            let connection = Connection(descriptor: descriptor, isLocal: listener.isLocal)
            table.withLock { table in
                table.force()
                table.park(connection, at: Monotonic.now())
            }
            watch(connection)
        }
    }
}
