// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
internal import HTTPTypes
internal import Logging
internal import NIOCore
internal import Synchronization

/// What all connections of a server share.
final class ServerContext: Sendable {
    let limits: Limits
    let logger: Logger
    let pool: WorkerPool
    let slot: ScoreboardSlot
    private let pages: StatusPages?
    /// The listening sockets that the process was given.
    private let inherited: [Int32]
    private let stopping = Atomic(false)
    /// Until when idle connections may stay after a stop, as the clock of the event loops counts; 0 for no time.
    private let idleUntil = Atomic<UInt64>(0)

    init(
        limits: Limits,
        logger: Logger,
        threads: Int,
        pages: StatusPages?,
        slot: ScoreboardSlot?,
        inherited: [Int32] = []
    ) {
        let slot = slot ?? ScoreboardSlot(threads: threads)
        // Applications may keep the limits.
        slot.keepForEver()
        var limits = limits
        limits.tally = slot.shared
        self.limits = limits
        self.logger = logger
        self.slot = slot
        self.pages = pages.flatMap { $0.isEmpty ? nil : $0 }
        self.inherited = inherited
        pool = WorkerPool(threads: threads, slot: slot)
        slot.setConnections(open: 0, idle: nil, waiting: 0)
    }

    /// True once the server was asked to stop: no connection is kept after its response.
    var isStopping: Bool { stopping.load(ordering: .acquiring) }

    /// True once idle connections are cut. Before that, one that was promised to be kept is kept for another request.
    var cutsIdle: Bool { isStopping && idleUntil.load(ordering: .acquiring) == 0 }

    /// Until when a connection may wait for a request that waits from now on.
    var idleDeadline: NIODeadline {
        let usual = NIODeadline.now() + TimeAmount(limits.idleTimeout)
        guard isStopping else { return usual }
        return min(usual, .uptimeNanoseconds(idleUntil.load(ordering: .acquiring)))
    }

    /// Notes that the server was asked to stop.
    ///
    /// - Parameter patience: How long idle connections may stay.
    /// - Returns: False if it was asked before.
    func noteStop(patience: Duration) -> Bool {
        if patience > .zero, !isStopping {
            idleUntil.store((NIODeadline.now() + TimeAmount(patience)).uptimeNanoseconds, ordering: .releasing)
        }
        return !stopping.exchange(true, ordering: .acquiringAndReleasing)
    }
}

extension ServerContext {
    /// How the server is, with all its workers.
    var status: ServerStatus {
        let queues = inherited.map { ListenQueue(descriptor: $0, address: "descriptor \($0)") }
        return ServerStatus(slot.board, queues: queues, limits: limits.descriptions.map(\.status))
    }

    /// The answer to a request that the application does not get: one for a page about the server, and one for which
    /// there is no room. Does not wait.
    func ownAnswer(to head: RequestHead) -> GatewayResponse? {
        if let page = pages?.response(to: head.variables, status: { status }) {
            slot.shared.add(.statusPages)
            return page
        }
        guard pool.waiting >= max(limits.maximumWaitingRequests, 0), pool.isBusy else { return nil }
        for counter in [ServerCounter.overloads, .requests, .responses5xx, .finished] { slot.shared.add(counter) }
        return .overload
    }

    /// Counts what is no request, or breaks a limit before there is one.
    func countRefusal(_ refusal: RequestRefusal) {
        for counter in [refusal.counter, .requests, .finished] { slot.shared.add(counter) }
        if let counter = ServerCounter(status: refusal.status.code) { slot.shared.add(counter) }
    }
}

extension TimeAmount {
    /// The same time, up to some hundred years.
    init(_ duration: Duration) {
        self = .milliseconds(Int64(min(max(0, duration.wholeMilliseconds), 10_000_000_000_000 / 1_000)))
    }
}
