// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How busy a ``ConnectionSet`` is, at one moment.
public struct ConnectionStatistics: Sendable, Hashable {
    /// Connections that are open.
    public let open: Int

    /// Those of them that wait for a request, at no cost of a thread.
    public let idle: Int

    /// Connections accepted since the start.
    public let accepted: UInt64

    /// Requests begun since the start.
    public let requests: UInt64

    /// How many acceptors there are.
    public let acceptors: Int

    /// How often limits were met since the start.
    public let counters: ConnectionCounters

    /// Connections that a worker has in hand.
    public var inHand: Int { open - idle }
}
