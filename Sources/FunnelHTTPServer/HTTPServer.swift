// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
public import Funnel
public import FunnelStatus
public import Logging
internal import NIOCore
internal import NIOPosix

/// Serves a gateway application over HTTP/1.1: on a developer's machine, or behind a proxy.
///
///     let server = HTTPServer(application, listeningOn: [try HTTPAddress("127.0.0.1:8888")])
///     _ = try server.run()
///
/// Event loops receive requests and send responses; worker threads run the application, which may block. A
/// connection costs no thread while it is idle, while its client sends slowly, or takes a response slowly.
///
/// It speaks HTTP/1.1 and 1.0 (RFC 9112), with kept connections, pipelining and `Expect: 100-continue`, and without
/// TLS. Requests whose end could be understood in two ways are answered 400, and their connection is closed. The
/// transport adds `Date`, `Connection` and what frames the body.
public final class HTTPServer<Application: GatewayApplication>: Sendable {
    private let application: Application
    private let server: ServerContext
    private let listeners: ListenerSet
    private let stopRequested = DispatchSemaphore(value: 0)
    private let running = DispatchGroup()
    private let stage = Monitor(Stage.new)
    private let stopTimeout: Monitor<Duration>

    private enum Stage {
        case new
        case started
        case stopped
    }

    /// Makes a server; it listens once it is started.
    ///
    /// - Parameters:
    ///   - application: What answers requests.
    ///   - addresses: Where it listens.
    ///   - socketMode: The permissions of unix sockets. Connecting takes the write bit. Default: `0o660`.
    ///   - threads: How many requests are worked on at a time; 1 or more. Default: 16.
    ///   - limits: The limits on requests and connections. Default: the documented ones.
    ///   - logger: Where it is said what the server does. Default: `funnel.general`.
    ///   - statusPages: What the server says about itself, answered before the application. Default: nothing.
    public init(
        _ application: Application,
        listeningOn addresses: [HTTPAddress],
        socketMode: UInt32 = 0o660,
        threads: Int = 16,
        limits: Limits = Limits(),
        logger: Logger = Logger(label: "funnel.general"),
        statusPages: StatusPages? = nil
    ) {
        self.application = application
        server = ServerContext(
            limits: limits,
            logger: logger,
            threads: max(1, threads),
            pages: statusPages,
            slot: nil
        )
        listeners = ListenerSet(addresses, socketMode: socketMode, server: server)
        stopTimeout = Monitor(limits.stopTimeout)
    }

    /// Makes a server on sockets that listen already, which it may share with other processes. Their descriptors are
    /// its own from now on.
    package init(
        _ application: Application,
        inheriting descriptors: [Int32],
        threads: Int,
        limits: Limits,
        logger: Logger = Logger(label: "funnel.general"),
        statusPages: StatusPages? = nil,
        slot: ScoreboardSlot? = nil
    ) {
        self.application = application
        server = ServerContext(
            limits: limits,
            logger: logger,
            threads: max(1, threads),
            pages: statusPages,
            slot: slot,
            inherited: descriptors
        )
        listeners = ListenerSet([], inherited: descriptors, socketMode: 0, server: server)
        stopTimeout = Monitor(limits.stopTimeout)
    }

    /// How many of its sockets the server listens on, and how many there are to be.
    package var listening: (running: Int, all: Int) { listeners.progress }

    /// How many requests the application has been given since the start.
    package var requests: UInt64 { server.pool.taken }

    /// What this process has counted, and what it has in hand: its share of the figures of ``status``.
    public var figures: ServerFigures { server.slot.figures }

    /// How the server is, with all its workers: what the status page shows.
    public var status: ServerStatus { server.status }

    /// Where the server listens, with the ports that the system chose; empty before it is started.
    public var addresses: [HTTPAddress] { listeners.addresses }

    /// Serves until SIGTERM or SIGINT asks it to stop, and until the requests that were begun are answered.
    ///
    /// A second signal ends the process at once. The process's soft limit on descriptors is raised to the hard one.
    ///
    /// - Parameters:
    ///   - whenListening: Called once, when clients can connect, with the addresses. Default: nothing.
    ///   - whenStopping: Called once, when the server takes no more requests, before it waits for those that were
    ///     begun. Default: nothing.
    /// - Returns: True if every request was finished within `Limits.stopTimeout`, false if some still run.
    /// - Throws: ``HTTPServerError`` if it cannot listen, or the system gives no thread.
    public func run(
        whenListening: ([HTTPAddress]) -> Void = { _ in },
        whenStopping: () -> Void = {}
    ) throws(HTTPServerError) -> Bool {
        DescriptorLimit.raise()
        do throws(ThreadError) {
            try StopSignals.handle { self.retire(patience: .milliseconds(500)) }
        } catch {
            throw HTTPServerError(operation: error.operation, code: error.code)
        }
        // The signal may have come before there was anything to stop.
        if server.isStopping { return true }
        try start()
        whenListening(addresses)
        stopRequested.wait()
        whenStopping()
        let timeout = stopTimeout.withLock(\.self)
        let isFinished = waitUntilStopped(timeout: timeout)
        if !isFinished {
            server.logger.error("Stopped after \(timeout) with \(server.pool.inHand) requests in hand")
        }
        return isFinished
    }

    /// Starts the threads, listens and returns. Call it once.
    ///
    /// - Throws: ``HTTPServerError`` if it cannot listen on an address, or the system gives no thread; the server is
    ///   stopped then.
    public func start() throws(HTTPServerError) {
        guard beginStage() else {
            throw HTTPServerError(operation: "start", reason: "a server can be started once, before it is stopped")
        }
        do throws(HTTPServerError) {
            try startWorkers()
            try listeners.open()
        } catch {
            stop()
            throw error
        }
    }

    /// Asks the server to stop: idle connections are closed, no new requests are taken, those that were begun are
    /// answered. Returns at once.
    public func stop() {
        retire(patience: .zero)
    }

    /// Asks the server to stop without cutting idle connections at once: one that was promised to be kept may carry
    /// another request, whose response says that it is the last. Returns at once; a second call does nothing.
    ///
    /// - Parameters:
    ///   - patience: How long an idle connection may stay open.
    ///   - timeout: How long ``run(whenListening:whenStopping:)`` waits for the requests in hand. Default: `Limits.stopTimeout`.
    public func retire(patience: Duration, timeout: Duration? = nil) {
        guard server.noteStop(patience: patience) else { return }
        if let timeout { stopTimeout.withLock { $0 = timeout } }
        stopRequested.signal()
        guard endStage() else { return }
        listeners.stop { [server, listeners, running] in
            server.pool.stop { listeners.shutDown { running.leave() } }
        }
    }

    /// Waits until the server has stopped.
    ///
    /// - Parameter timeout: How long to wait at most. Default: for ever.
    /// - Returns: True if all requests are finished, false if the time is over.
    @discardableResult
    public func waitUntilStopped(timeout: Duration? = nil) -> Bool {
        let deadline = timeout.map { DispatchTime.now() + .milliseconds($0.wholeMilliseconds) }
        return running.wait(timeout: deadline ?? .distantFuture) == .success
    }

    private func beginStage() -> Bool {
        stage.withLock { stage in
            guard stage == .new else { return false }
            stage = .started
            running.enter()
            return true
        }
    }

    /// - Returns: True if something was running.
    private func endStage() -> Bool {
        stage.withLock { stage in
            defer { stage = .stopped }
            return stage == .started
        }
    }

    private func startWorkers() throws(HTTPServerError) {
        let (application, server) = (application, server)
        do throws(ThreadError) {
            try server.pool.start { exchange, worker in
                HTTPTransaction(exchange: exchange, server: server, worker: worker).run(application)
            }
        } catch {
            throw HTTPServerError(operation: error.operation, code: error.code)
        }
    }
}
