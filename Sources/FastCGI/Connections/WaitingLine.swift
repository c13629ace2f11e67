// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What has arrived while all worker threads were busy, in the order in which it was seen. The next one that is free takes
/// the first of it.
struct WaitingLine: Sendable {
    /// Something that a worker has to do.
    enum Work: Sendable {
        /// Serve a connection on which something has come.
        ///
        /// - isUnclear: Not enough of it to tell what it is.
        case connection(Connection, isUnclear: Bool)
        /// Take connections from a listening socket.
        case listener(Int)
    }

    private var works: [Work] = []
    private var first = 0
    /// How many of them are connections.
    private(set) var connections = 0

    /// A listening socket is among it.
    var hasListener: Bool { works.count - first > connections }

    var isEmpty: Bool { first == works.count }

    mutating func append(_ work: Work) {
        works.append(work)
        if case .connection = work { connections += 1 }
    }

    mutating func popFirst() -> Work? {
        guard first < works.count else { return nil }
        let work = works[first]
        first += 1
        if case .connection = work { connections -= 1 }
        if first == works.count || first > 1_024 {
            works.removeFirst(first)
            first = 0
        }
        return work
    }

    /// Takes out what `condition` picks; the others keep their places.
    mutating func take(where condition: (Work) -> Bool) -> [Work] {
        let all = works[first...]
        let taken = all.filter(condition)
        guard !taken.isEmpty else { return [] }
        works = all.filter { !condition($0) }
        first = 0
        connections = works.count { if case .connection = $0 { true } else { false } }
        return taken
    }
}
