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

    init(limits: Limits, logger: Logger, pool: WorkerPool) {
        self.limits = limits
        self.logger = logger
        self.pool = pool
    }

    /// True once the server was asked to stop: no connection is kept after its response.
    var isStopping: Bool { stopping.load(ordering: .acquiring) }

    /// Notes that the server was asked to stop.
    ///
    /// - Returns: False if it was before.
    func noteStop() -> Bool { !stopping.exchange(true, ordering: .acquiringAndReleasing) }
}

extension TimeAmount {
    /// The same time, up to some hundred years.
    init(_ duration: Duration) {
        self = .milliseconds(Int64(min(max(0, duration.wholeMilliseconds), 10_000_000_000_000 / 1_000)))
    }
}
