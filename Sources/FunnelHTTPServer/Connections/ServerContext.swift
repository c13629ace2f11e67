// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging
internal import NIOCore
internal import Synchronization

/// What all connections of a server share.
final class ServerContext: Sendable {
    let limits: Limits
    let logger: Logger
    let pool: WorkerPool
    private let stopping = Atomic(false)
    /// Until when idle connections may stay after a stop, as the clock of the event loops counts; 0 for no time.
    private let idleUntil = Atomic<UInt64>(0)

    init(limits: Limits, logger: Logger, pool: WorkerPool) {
        self.limits = limits
        self.logger = logger
        self.pool = pool
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

extension TimeAmount {
    /// The same time, up to some hundred years.
    init(_ duration: Duration) {
        self = .milliseconds(Int64(min(max(0, duration.wholeMilliseconds), 10_000_000_000_000 / 1_000)))
    }
}
