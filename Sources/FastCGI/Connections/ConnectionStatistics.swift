// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import FunnelStatus

/// How busy a ``ConnectionSet`` is, at one moment.
public struct ConnectionStatistics: Sendable, Hashable {
    /// Connections that are open.
    public let open: Int

    /// Those of them that wait for a request, at no cost of a thread.
    public let idle: Int

    /// How many acceptors there are.
    public let acceptors: Int

    /// What was counted since the start, limits that were met among it.
    public let counters: ServerFigures

    /// Connections accepted since the start.
    public var accepted: UInt64 { counters[.connections] }

    /// Requests begun since the start.
    public var requests: UInt64 { counters[.requests] }

    /// Connections whose request a worker has in hand, or that wait for a worker.
    public var inHand: Int { open - idle }
}
