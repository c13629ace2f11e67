// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
public import FastCGI
public import Funnel
public import FunnelStatus
internal import Locking
public import Logging

/// Serves a gateway application to web servers over FastCGI.
///
///     let socket = try ListeningSocket(FastCGIAddress("unix:/run/hello.sock"))
///     let server = try FastCGIServer(application, listeningOn: [socket])
///     try server.run()
///
/// Worker threads wait for requests on all sockets and connections together and run the application, which may
/// block. A connection that a web server keeps open costs no thread while it is idle.
public final class FastCGIServer<Application: GatewayApplication>: Sendable {
    private let application: Application
    private let connections: ConnectionSet
    private let slot: ScoreboardSlot
    private let sockets: [ListeningSocket]
    private let limits: Limits
    private let threads: Int
    private let headWarning = LongHeadWarning()
    private let logger: Logger
    private let workers = DispatchGroup()
    private let stopRequested = DispatchSemaphore(value: 0)
    private let stopTimeout: Lock<Duration>
    private let damage = Lock(Damage())
    private let logTurn = Lock(())
    private let replacementWanted: @Sendable (String) -> Void

    /// Makes a server; it answers once it is started.
    ///
    /// - Parameters:
    ///   - application: What answers requests.
    ///   - sockets: The sockets that web servers connect to. The server closes them when it stops.
    ///   - role: What web servers want of the application; requests in other roles are refused with
    ///     `FCGI_UNKNOWN_ROLE`. Default: the responder. As the authorizer the application says with a response of
    ///     status 200 that a request is allowed, and every other response is the answer to it (FastCGI specification,
    ///     section 6.3): see `Authorizer` of Funnel.
    ///   - threads: How many requests are worked on at a time; 1 or more. Default: 16.
    ///   - limits: The limits on requests and connections. Default: the documented ones.
    ///   - logger: Where it is said what the server does. Default: `funnel.general`.
    ///   - containsTraps: Meet a trap in a handler with an answer to that request and a log line instead of the end of the
    ///     process at once. The server stops then as if it was asked to, and the process must end: see ``isDamaged``. It
    ///     sets signal handlers of the process. Default: false.
    ///   - statusPages: What the server says about itself, answered before the application. Default: nothing.
    ///   - replacementWanted: Called, with the reason, when the process should be replaced: after a trap, and when a
    ///     request has passed `Limits.requestTimeout`, whose thread nobody can free. On a thread of the server, maybe
    ///     more than once. Default: nothing.
    /// - Throws: `FastCGIError` if the sockets cannot be waited on.
    public convenience init(
        _ application: Application,
        listeningOn sockets: [ListeningSocket],
        role: FastCGIServerRole = .responder,
        threads: Int = 16,
        limits: Limits = Limits(),
        logger: Logger = Logger(label: "funnel.general"),
        containsTraps: Bool = false,
        statusPages: StatusPages? = nil,
        replacementWanted: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(FastCGIError) {
        try self.init(
            application,
            listeningOn: sockets,
            role: role,
            threads: threads,
            limits: limits,
            logger: logger,
            containsTraps: containsTraps,
            statusPages: statusPages,
            slot: nil,
            replacementWanted: replacementWanted
        )
    }

    /// As above.
    ///
    /// - Parameter slot: Where a worker of a supervisor counts. Default: memory of its own.
    package init(
        _ application: Application,
        listeningOn sockets: [ListeningSocket],
        role: FastCGIServerRole,
        threads: Int,
        limits: Limits,
        logger: Logger = Logger(label: "funnel.general"),
        containsTraps: Bool,
        statusPages: StatusPages?,
        slot: ScoreboardSlot?,
        replacementWanted: @escaping @Sendable (String) -> Void
    ) throws(FastCGIError) {
        let slot = slot ?? ScoreboardSlot(threads: max(1, threads))
        // Applications may keep the limits.
        slot.keepForEver()
        var limits = limits
        limits.tally = slot.shared
        self.slot = slot
        self.sockets = sockets
        self.application = application
        self.limits = limits
        self.threads = max(1, threads)
        self.logger = logger
        stopTimeout = Lock(limits.stopTimeout)
        self.replacementWanted = replacementWanted
        var connectionLimits = FastCGILimits(limits)
        connectionLimits.maximumConnections = DescriptorLimit.room(forConnections: limits.maximumConnections)
        connections = try ConnectionSet(
            sockets,
            limits: connectionLimits,
            workers: self.threads,
            roles: [role == .authorizer ? .authorizer : .responder],
            containment: FastCGIContainment(limits, containsTraps: containsTraps),
            slot: slot,
            reception: statusPages.flatMap { Self.reception($0, slot: slot, sockets: sockets, limits: limits) }
        )
    }

    /// Serves until SIGTERM or SIGINT asks it to stop, and until the requests that were begun are answered.
    ///
    /// A second signal ends the process at once. The process's soft limit on descriptors is raised to the hard one.
    ///
    /// - Parameters:
    ///   - whenStarted: Called once, when the server answers requests. Default: nothing.
    ///   - whenStopping: Called once, when the server takes no more requests, before it waits for those that were
    ///     begun. Default: nothing.
    /// - Returns: True if every request was finished within `Limits.stopTimeout`, false if some still run. After a
    ///   trap see ``isDamaged`` too.
    /// - Throws: `FastCGIError` if the system gives no thread.
    public func run(
        whenStarted: () -> Void = {},
        whenStopping: () -> Void = {}
    ) throws(FastCGIError) -> Bool {
        DescriptorLimit.raise()
        do throws(ThreadError) {
            try StopSignals.handle { self.retire(patience: .milliseconds(500)) }
        } catch {
            throw FastCGIError(error)
        }
        try start()
        whenStarted()
        stopRequested.wait()
        whenStopping()
        let timeout = stopTimeout.withLock(\.self)
        let isFinished = waitUntilStopped(timeout: timeout)
        if !isFinished {
            logger.error("Stopped after \(timeout) with \(connections.statistics.inHand) requests in hand")
        }
        return isFinished
    }

    /// Starts the worker threads and returns.
    ///
    /// - Throws: `FastCGIError` if the system gives no more threads; those that run already go on.
    public func start() throws(FastCGIError) {
        try startThread { self.watch() }
        try startThread { self.connections.attend() }
        for _ in 0..<threads { try startThread { self.work() } }
    }

    private func startThread(_ body: @escaping @Sendable () -> Void) throws(FastCGIError) {
        workers.enter()
        do throws(ThreadError) {
            try WorkerThread.start {
                body()
                self.workers.leave()
            }
        } catch {
            workers.leave()
            throw FastCGIError(error)
        }
    }

    /// Asks the server to stop: no new requests are taken, those that were begun are answered. Returns at once.
    public func stop() {
        connections.stop()
        stopRequested.signal()
    }

    /// Asks the server to stop without cutting connections that a web server keeps: it is asked to close them, which
    /// nginx does at once, and may use each one until then. Returns at once.
    ///
    /// - Parameters:
    ///   - patience: How long an idle connection may stay open.
    ///   - timeout: How long ``run(whenStarted:whenStopping:)`` waits for the requests in hand. Default: `Limits.stopTimeout`.
    public func retire(patience: Duration, timeout: Duration? = nil) {
        if let timeout { stopTimeout.withLock { $0 = timeout } }
        connections.retire(patience: patience)
        stopRequested.signal()
    }

    /// How busy the server is, at this moment.
    public var statistics: ConnectionStatistics { connections.statistics }

    /// What this process has counted, and what it has in hand: its share of the figures of ``status``.
    public var figures: ServerFigures { slot.figures }

    /// How the server is, with all its workers: what the status page shows.
    public var status: ServerStatus {
        ServerStatus(slot.board, queues: sockets.map(\.queue), limits: limits.descriptions.map(\.status))
    }

    /// Waits until the server has stopped.
    ///
    /// - Parameter timeout: How long to wait at most. Default: for ever.
    /// - Returns: True if all requests are finished, false if the time is over.
    @discardableResult
    public func waitUntilStopped(timeout: Duration? = nil) -> Bool {
        let deadline = timeout.map { DispatchTime.now() + .milliseconds($0.wholeMilliseconds) }
        return workers.wait(timeout: deadline ?? .distantFuture) == .success
    }

    private struct Damage: Sendable {
        var traps = 0
        /// Threads that have trapped and could not be replaced.
        var missingThreads = 0
    }

    /// A web server, or whoever started this process, may have started more of them.
    private var concurrency: GatewayConcurrency { threads > 1 ? [.multithreaded, .multiprocess] : .multiprocess }

    /// True after a contained trap. A thread stands still for ever in the middle of its work, maybe with locks that others
    /// need: the process must end, with an exit status that has it started anew. Should it not do so within
    /// `Limits.stopTimeout` and 30 s, it is ended with the status 70.
    public var isDamaged: Bool { damage.withLock { $0.traps > 0 } }

    /// Says which requests are slow, were cut or ended with a trap, until the server stops.
    private func watch() {
        connections.watchDeadlines { report in
            if report.event == .trapped { return loseThread(report) }
            guard report.isOfStuckRequest else { return logger.warning("\(RequestReport(report))") }
            replacementWanted("a request takes longer than its limit")
            log(report, .warning)
        }
    }

    /// Stops, since a thread has trapped. Another one takes its place meanwhile: what was begun is still answered.
    private func loseThread(_ report: FastCGIReport) {
        damage.withLock { $0.traps += 1 }
        retire(patience: .seconds(2))
        replacementWanted("a request handler trapped")
        do throws(FastCGIError) {
            try startThread { self.work() }
        } catch {
            let isLast = damage.withLock { damage in
                damage.missingThreads += 1
                return damage.missingThreads >= threads
            }
            if isLast { connections.giveUp() }
        }
        log(report, .critical)
        // The thread itself never will.
        workers.leave()
    }

    /// Naming the functions of a stack takes a while, which deadlines should not wait for, and may need a lock that a
    /// thread held as it trapped. So it has a thread of its own.
    private func log(_ report: FastCGIReport, _ level: Logger.Level) {
        let write: @Sendable () -> Void = { [logger, logTurn] in
            // At most one at a time takes a processor from the requests.
            logTurn.withLock { _ in logger.log(level: level, "\(RequestReport(report))") }
            report.noteIsLogged()
        }
        do throws(FastCGIError) { try startThread(write) } catch { write() }
    }

    /// One thread's work: requests, one after the other, until the server stops.
    private func work() {
        do throws(FastCGIError) {
            let acceptor = try FastCGIAcceptor(connections)
            while let exchange = try acceptor.accept() {
                FastCGITransaction(exchange, limits: limits, logger: logger, headWarning: headWarning)
                    .run(application, concurrency: concurrency)
            }
        } catch {
            // What one thread cannot do, the others cannot either: better to end, and be started anew.
            logger.critical("A worker thread cannot go on, the server stops: \(error)")
            stop()
        }
    }
}

extension FastCGIError {
    fileprivate init(_ error: ThreadError) {
        self.init(operation: error.operation, code: .init(rawValue: error.code))
    }
}
