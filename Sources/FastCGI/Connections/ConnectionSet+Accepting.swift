// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc
internal import Locking

extension ConnectionSet {
    /// Takes what waits at a listening socket, as far as there is room.
    ///
    /// The event that led here is edge-triggered, which spares the other threads a wake-up for nothing; so what else
    /// waits would bring no event of its own, and is left to the others through the queue.
    ///
    /// - Parameter own: Gets what cannot be left to the others, because the set is stopping
    /// - Returns: The first connection; nil if somebody else was faster
    func accept(from index: Int, own: inout [Connection]) -> Connection? {
        guard listeners.indices.contains(index) else { return nil }
        var first: Connection?
        while case .some(let outcome) = acceptOne(from: listeners[index]) {
            guard case .admitted(let connection) = outcome else { continue }
            if first == nil {
                first = connection
            } else if !park(connection) {
                own.append(connection)
            }
        }
        return first
    }

    /// The same for the attendant, which looks at one after the other; nil when there are no more.
    func acceptForAttendant(from index: Int) -> Connection? {
        guard listeners.indices.contains(index) else { return nil }
        while case .some(let outcome) = acceptOne(from: listeners[index]) {
            guard case .admitted(let connection) = outcome else { continue }
            _ = table.withLock { $0.attend() }
            return connection
        }
        return nil
    }

    private enum Admission {
        case admitted(Connection)
        case refused
    }

    /// Takes one connection; nil if there is none, or no room for it.
    private func acceptOne(from listener: ListeningSocket) -> Admission? {
        let hasRoom = table.withLock { table in
            let hasRoom = table.reserve(limit: limits.maximumConnections)
            if !hasRoom {
                count(.timesFull)
                suspendListeners(&table)
            }
            return hasRoom
        }
        guard hasRoom else { return nil }
        switch listener.acceptOne() {
        case .connection(let descriptor, let peer):
            return admit(descriptor, peer: peer, isLocal: listener.isLocal)
        case .nothing:
            forget()
        case .exhausted:
            table.withLock { table in
                table.release()
                suspendListeners(&table)
            }
        }
        return nil
    }

    private func admit(_ descriptor: SocketDescriptor, peer: SocketAddress, isLocal: Bool) -> Admission {
        if let webServers, !webServers.allows(peer) {
            descriptor.close()
            count(.refused)
            forget()
            return .refused
        }
        count(.connections)
        wakeAttendant()
        return .admitted(Connection(descriptor: descriptor, isLocal: isLocal))
    }

    /// Stops listening until a connection closes or the timer goes off. Without it a full process would be woken without
    /// end for connections that it cannot take.
    private func suspendListeners(_ table: inout ConnectionTable) {
        guard table.phase == .running, !table.areListenersSuspended else { return }
        table.areListenersSuspended = true
        for listener in listeners { queue.remove(listener: listener.descriptor) }
        armTimer(&table)
    }

    func resumeListeners(_ table: inout ConnectionTable) {
        guard table.areListenersSuspended, table.phase == .running else { return }
        guard table.open < limits.maximumConnections else { return }
        table.areListenersSuspended = false
        for (index, listener) in listeners.enumerated() {
            // Should the system refuse even this, the timer tries again.
            if !queue.add(listener: listener.descriptor, index: index), errno != EEXIST {
                table.areListenersSuspended = true
            }
        }
    }

    /// Counts a connection that is closed already.
    func forget() {
        let isFinished = table.withLock { table in
            table.release()
            resumeListeners(&table)
            return table.phase == .retiring && table.isFinished
        }
        if isFinished { queue.signalFinished() }
    }

    func close(_ connection: Connection) {
        connection.descriptor.close()
        forget()
    }
}
