// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc
internal import Locking

/// Looks after a ``ConnectionSet`` all of whose workers are busy. Confined to its thread.
///
/// Every event that it takes out of the queue is gone from there, since each is reported once. So each becomes something:
/// a connection is answered, closed, put into the line for the workers or watched again; a listening socket is accepted
/// from, or put into the line.
final class Attendant {
    /// A connection that was answered before its request had come to its end: closed when the peer has done so, or late.
    private struct Ending {
        let connection: Connection
        let deadline: UInt64
    }

    let connections: ConnectionSet
    var window = [UInt8](repeating: 0, count: Attendant.reach)
    var collector: ParameterCollector
    /// At first, since all may have become busy before there was anybody to wake.
    private(set) var isAwake = true
    private var endings: [Ending] = []
    /// Looks in a row at which a worker was free.
    private var calmLooks = 0
    /// Looks in a row at which something waited to be accepted, and no worker of any process had accepted anything since
    /// the look before.
    private var quietLooks = 0
    private var wasPending = false
    private var lastAccepted: UInt64 = 0
    private var lastFinished: UInt64 = 0
    /// Looks since a request of this process was finished.
    private var idleLooks = 0

    /// As much as a socket's buffer holds by default.
    private static let reach = 98_304

    /// In looks. For a second after the last time that all were busy, it is likely to be so again.
    private static let calmLimit = 125

    /// In looks. A process that has finished nothing for so long, a tenth of a second, may hang.
    private static let idleLimit = 12

    /// The most events at one look.
    private static let eventLimit = 256

    init(_ connections: ConnectionSet) {
        self.connections = connections
        collector = ParameterCollector(limits: connections.limits)
    }

    /// Looks once.
    func lookAround() {
        isAwake = true
        let isBusy = connections.table.withLock { $0.canPark && $0.isBusy(workers: connections.workers) }
        if isBusy {
            calmLooks = 0
            takeEvents()
            lookAgain()
            lookAtListeners()
        } else {
            calmLooks += 1
        }
        closeEnded()
        if calmLooks > Self.calmLimit, endings.isEmpty { sleep() }
    }

    private func sleep() {
        calmLooks = 0
        isAwake = connections.table.withLock { table in
            guard !table.isBusy(workers: connections.workers) else { return true }
            table.isAttendantAsleep = true
            return false
        }
    }

    private func takeEvents() {
        for _ in 0..<Self.eventLimit {
            switch connections.queue.takeWaiting() {
            case nil, .finished: return
            case .timer: connections.sweep()
            case .listener(let index): if !connections.lineUp(listener: index) { accept(from: index) }
            case .connection(let descriptor, let hasEnded):
                let connection = connections.table.withLock { $0.attend(descriptor, hasEnded: hasEnded) }
                if let connection { receive(connection) }
            }
        }
    }

    /// Looks again at connections of whose requests too little had come.
    private func lookAgain() {
        let unclear = connections.table.withLock { table in
            let works = table.takeWaiting { if case .connection(_, isUnclear: true) = $0 { true } else { false } }
            for _ in works { _ = table.attend() }
            return works
        }
        for case .connection(let connection, _) in unclear { receive(connection) }
    }

    /// A worker in another process may be free for what waits at a listening socket, or be so in a moment, and what is
    /// accepted here has to be served here. So that is left alone as long as anybody accepts; if nobody does, a process
    /// whose workers come to their ends comes first.
    private func lookAtListeners() {
        let board = connections.slot.board
        let accepted = board.acceptedConnections
        let finished = connections.slot.figures[.finished]
        let isPending = connections.table.withLock(\.waiting.hasListener)
        quietLooks = isPending && wasPending && accepted == lastAccepted ? quietLooks + 1 : 0
        idleLooks = finished == lastFinished ? idleLooks + 1 : 0
        (wasPending, lastAccepted, lastFinished) = (isPending, accepted, finished)
        guard isPending, quietLooks >= patience(board) else { return }
        let works = connections.table.withLock { table in
            table.takeWaiting { if case .listener = $0 { true } else { false } }
        }
        for case .listener(let index) in works { accept(from: index) }
    }

    /// In looks.
    private func patience(_ board: Scoreboard) -> Int {
        if board.hasOneWorker { return 0 }
        if board.hasFreeWorker(besides: connections.slot.worker) { return 3 }
        return idleLooks > Self.idleLimit ? 2 : 1
    }

    private func accept(from index: Int) {
        for _ in 0..<Self.eventLimit {
            guard let connection = connections.acceptForAttendant(from: index) else { return }
            receive(connection)
        }
        // There may be more.
        if !connections.lineUp(listener: index) { accept(from: index) }
    }
}

extension Attendant {
    /// Answers a request that was only looked at, and takes it off the connection if all of it is there.
    func answer(_ response: [UInt8], _ connection: Connection, _ preview: RequestPreview, count: Int) {
        let descriptor = connection.descriptor
        // Nothing stands in the way of so little, but for a peer that reads nothing.
        descriptor.setTimeout(SO_SNDTIMEO, nanoseconds: 1_000_000_000)
        var connection = connection
        connection.isTimed = false
        let code = descriptor.send(ManagementReply.response(response, requestID: preview.requestID))
        guard code == 0 else { return connections.dismiss(connection) }
        guard preview.isComplete, !preview.hasExcess, !connection.isEnding,
            descriptor.take(into: &window, count: count) == count
        else { return end(connection) }
        connection.isFresh = false
        if preview.isKept { connections.handBack(connection) } else { connections.dismiss(connection) }
    }

    /// Closes a connection once its peer has read what it was sent.
    private func end(_ connection: Connection) {
        connection.descriptor.shutdown(SHUT_WR)
        let deadline = Monotonic.deadline(after: connections.limits.drainTime)
        endings.append(Ending(connection: connection, deadline: deadline))
    }

    private func closeEnded() {
        guard !endings.isEmpty else { return }
        let now = Monotonic.now()
        endings.removeAll { ending in
            var received = 1
            for _ in 0..<16 where received > 0 {
                received = ending.connection.descriptor.take(into: &window, count: window.count)
            }
            guard now >= ending.deadline || received == 0 || received < 0 && received != -Int(EAGAIN) else {
                return false
            }
            connections.dismiss(ending.connection)
            return true
        }
    }

    /// Everything is over.
    func closeAll() {
        for ending in endings { connections.dismiss(ending.connection) }
        endings = []
    }
}
