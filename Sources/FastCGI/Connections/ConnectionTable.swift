// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

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
    private(set) var accepted: UInt64 = 0
    var counters = ConnectionCounters()
    var phase = Phase.running
    var areListenersSuspended = false
    var isTimerArmed = false
    var stopDeadline: UInt64 = .max
    /// The queues of the listening sockets have been taken over.
    var areListenersReleased = false

    /// Connections may be parked.
    var canPark: Bool { phase == .running || phase == .retiring }

    /// Nothing is left to wait for: the acceptors can return.
    var isFinished: Bool {
        switch phase {
        case .running, .closing: false
        // One in hand may be parked again, and then somebody has to be there.
        case .retiring: areListenersReleased && open == 0
        case .draining: parked.isEmpty
        }
    }

    /// Makes room for one more connection, unless the limit is reached.
    mutating func reserve(limit: Int) -> Bool {
        guard open < limit else { return false }
        open += 1
        return true
    }

    mutating func countAccepted() {
        accepted &+= 1
    }

    /// Counts one that is no longer open.
    mutating func release() {
        open -= 1
    }

    /// Counts one that was there whether there was room or not: taken from the queue at a stop.
    mutating func force() {
        open += 1
        accepted &+= 1
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
