// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What one process, or a server of several, has counted, and what it has in hand.
public struct ServerFigures: Sendable, Hashable {
    /// By raw value of the counter.
    private var counts: [UInt64]

    /// Connections that are open.
    public internal(set) var openConnections = 0

    /// Those of them that wait for a request, at no cost of a thread; nil where that is not known, as for HTTP.
    public internal(set) var idleConnections: Int? = 0

    /// Requests that have arrived and wait for a thread.
    public internal(set) var waitingRequests = 0

    /// Nothing at all.
    public init() {
        counts = Array(repeating: 0, count: ServerCounter.allCases.count)
    }

    init(counts: [UInt64]) {
        self.counts = counts
    }

    /// The value of a counter.
    public internal(set) subscript(_ counter: ServerCounter) -> UInt64 {
        get { counts[counter.rawValue] }
        set { counts[counter.rawValue] = newValue }
    }

    /// Requests that are being worked on.
    public var requestsInHand: Int {
        let (difference, isBelow) = self[.requests].subtractingReportingOverflow(self[.finished])
        return isBelow ? 0 : Int(clamping: difference)
    }

    /// Connections that a thread has in hand.
    var connectionsInHand: Int { max(0, openConnections - (idleConnections ?? 0) - waitingRequests) }

    /// Adds the figures of another process.
    public static func += (sum: inout ServerFigures, other: ServerFigures) {
        for counter in ServerCounter.allCases { sum[counter] &+= other[counter] }
        sum.openConnections += other.openConnections
        sum.waitingRequests += other.waitingRequests
        if let idle = sum.idleConnections, let more = other.idleConnections {
            sum.idleConnections = idle + more
        } else {
            sum.idleConnections = nil
        }
    }
}
