// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How a server is, with all its workers, at one moment: what its status page shows.
public struct ServerStatus: Sendable, Hashable {
    /// The number of the generation of workers that serves: 1 at the start, one more with each reload. 1 without workers.
    public var generation: Int

    /// The time since the server was started, reloads included.
    public var uptime: Duration

    /// How many threads each worker has.
    public var threads: Int

    /// The worker processes that live, those that finish among them. Without workers, this process.
    public var workers: [WorkerStatus]

    /// How many worker processes have ended since the start.
    public var workersEnded: Int

    /// How many of these ended by themselves or by a signal, and not because they were to go.
    public var workersLost: Int

    /// The figures of all workers together, of the ended ones too.
    public var totals: ServerFigures

    /// The queues of connections that nobody has accepted yet, one for each listening socket.
    public var queues: [ListenQueue]

    /// The limits, and what counts how often they were met.
    public var limits: [LimitStatus]

    /// A moment with nothing in it, to be filled in.
    public init() {
        generation = 1
        uptime = .zero
        threads = 0
        workers = []
        workersEnded = 0
        workersLost = 0
        totals = ServerFigures()
        queues = []
        limits = []
    }
}

extension ServerStatus {
    /// What a scoreboard says, and the system about its processes.
    package init(_ board: Scoreboard, queues: [ListenQueue] = [], limits: [LimitStatus] = []) {
        let reading = board.read()
        self.init()
        generation = reading.generation
        uptime = reading.age
        threads = reading.threads
        workersEnded = reading.workersEnded
        workersLost = reading.workersLost
        workers = reading.workers.map { WorkerStatus($0, memory: ProcessMemory.resident(of: $0.process)) }
        totals = reading.workers.reduce(into: reading.ended) { $0 += $1.figures }
        self.queues = queues
        self.limits = limits
    }
}
