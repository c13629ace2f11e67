// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc

/// The connections of a ``ConnectionSet``: how many are open, and which ones wait for a request.
///
/// It never lists a connection that a worker has in hand. libfcgi may close such a descriptor, and its number may at once
/// belong to a new connection; a list of waiting ones cannot be wrong in that way.
struct ConnectionTable: Sendable {
    /// What the set is doing.
    enum Phase: Sendable {
        case running
        /// No new connections come; the kept ones may be used until their other side has let go of them.
        case retiring
        /// New connections are being taken from the queues for the last time.
        case closing
        /// Nothing new comes; what is parked and in hand is served.
        case draining
    }

    /// A parked connection.
    struct Entry: Sendable {
        var connection: Connection
        let since: UInt64
    }

    private(set) var parked: [Int32: Entry] = [:]
    /// Descriptors of which an event came while a worker had the connection in hand.
    private var stirred: Set<Int32> = []
    private(set) var open = 0
    /// Those that have a request, and for which there was no thread.
    private(set) var waiting = WaitingLine()
    /// Those that the attendant has in hand.
    private(set) var attended = 0
    /// There is an attendant, and it sleeps.
    var isAttendantAsleep = false
    var phase = Phase.running
    var areListenersSuspended = false
    var isTimerArmed = false
    var stopDeadline: UInt64 = .max
    /// The queues of the listening sockets have been taken over.
    var areListenersReleased = false

    private let slot: ScoreboardSlot

    init(slot: ScoreboardSlot) {
        self.slot = slot
    }

    /// Tells the scoreboard how many there are.
    private func publish() {
        slot.setConnections(open: open, idle: parked.count, waiting: waiting.connections)
    }

    /// How many connections worker threads have in hand, each of them one.
    var inHand: Int { open - parked.count - waiting.connections - attended }

    /// Connections may be parked.
    var canPark: Bool { phase == .running || phase == .retiring }

    /// Nothing is left to wait for: the acceptors can return.
    var isFinished: Bool {
        switch phase {
        case .running, .closing: false
        // One in hand may be parked again, and then somebody has to be there.
        case .retiring: areListenersReleased && open == 0
        case .draining: parked.isEmpty && waiting.isEmpty && attended == 0
        }
    }

    /// Makes room for one more connection, unless the limit is reached.
    mutating func reserve(limit: Int) -> Bool {
        guard open < limit else { return false }
        open += 1
        publish()
        return true
    }

    /// Counts one that is no longer open.
    mutating func release() {
        open -= 1
        publish()
    }

    /// Counts one that was there whether there was room or not: taken from the queue at a stop.
    mutating func force() {
        open += 1
        publish()
    }

    /// Lists a connection.
    ///
    /// - Returns: Whether the event queue has to be told. It is not if it watches the connection and all its events were
    ///   for what a worker has taken since: the next one will bring a worker
    mutating func park(_ connection: Connection, at time: UInt64) -> Bool {
        let descriptor = connection.descriptor.rawValue
        var entry = Entry(connection: connection, since: time)
        entry.connection.isQueued = true
        entry.connection.isWatched = true
        parked[descriptor] = entry
        publish()
        let hasStirred = !stirred.isEmpty && stirred.remove(descriptor) != nil
        return !connection.isWatched || hasStirred
    }

    /// Takes a connection off the list after its event. For one that a worker has in hand the event is kept in mind: it
    /// does not come again.
    ///
    /// - Parameter hasEnded: The end has come, and will bring no event of its own
    mutating func claim(_ descriptor: Int32, hasEnded: Bool) -> Connection? {
        guard var connection = parked.removeValue(forKey: descriptor)?.connection else {
            stirred.insert(descriptor)
            return nil
        }
        publish()
        if hasEnded { connection.isWatched = false }
        return connection
    }

    /// Ends the receiving side of every parked connection that `condition` picks. The event this makes brings a worker,
    /// which serves what has arrived, if anything, and closes it.
    ///
    /// - Returns: How many there were
    @discardableResult
    mutating func end(where condition: (Entry) -> Bool) -> Int {
        var count = 0
        for (descriptor, entry) in parked where !entry.connection.isEnding && condition(entry) {
            parked[descriptor]?.connection.isEnding = true
            entry.connection.descriptor.shutdown(SHUT_RD)
            count += 1
        }
        return count
    }
}

/// What waits while all workers are busy.
extension ConnectionTable {
    /// All worker threads have something in hand, so that nobody looks at the event queue.
    func isBusy(workers: Int) -> Bool { inHand >= workers }

    /// Notes that the attendant has to be woken, if that is so.
    mutating func wakesAttendant(workers: Int) -> Bool {
        guard isAttendantAsleep, isBusy(workers: workers) else { return false }
        isAttendantAsleep = false
        return true
    }

    /// The attendant takes a connection in hand, parked or new.
    mutating func attend(_ descriptor: Int32? = nil, hasEnded: Bool = false) -> Connection? {
        attended += 1
        guard let descriptor else { return nil }
        guard let connection = claim(descriptor, hasEnded: hasEnded) else {
            attended -= 1
            return nil
        }
        return connection
    }

    /// It lets it go.
    mutating func letGo() {
        attended -= 1
        publish()
    }

    mutating func lineUp(_ work: WaitingLine.Work) {
        waiting.append(work)
        publish()
    }

    mutating func takeFirstWaiting() -> WaitingLine.Work? {
        defer { publish() }
        return waiting.popFirst()
    }

    mutating func takeWaiting(where condition: (WaitingLine.Work) -> Bool) -> [WaitingLine.Work] {
        defer { publish() }
        return waiting.take(where: condition)
    }
}
