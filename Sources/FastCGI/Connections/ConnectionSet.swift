// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FunnelStatus
import Glibc
internal import Locking
internal import Synchronization

/// Everything that worker threads share: the listening sockets, the idle connections, and the queue of events they wait in.
///
/// Each worker makes a ``FastCGIAcceptor`` on it. A connection without a request costs a descriptor and no thread, so a web
/// server may keep as many open as it likes.
///
///     let connections = try ConnectionSet([socket], workers: 16)
///     // in each of 16 threads:
///     let acceptor = try FastCGIAcceptor(connections)
///     while var exchange = try acceptor.accept() { … }
public final class ConnectionSet: Sendable {
    let listeners: [ListeningSocket]
    let limits: FastCGILimits
    let workers: Int
    let roles: Set<FastCGIRole>
    let webServers: WebServerAddresses?
    let containment: FastCGIContainment
    let containsTraps: Bool
    let queue: EventQueue
    let slot: ScoreboardSlot
    let reception: FastCGIReception?
    let table: Lock<ConnectionTable>
    /// Whether something waits for a worker; written under the table's lock, so that most need no look into it.
    let hasWaiting = Atomic(false)
    let watches = Lock<[RequestWatch]>([])
    /// What workers have found and nobody has reported yet.
    let findings = Lock<[FastCGIReport]>([])

    /// Starts to listen; nothing is served before the first acceptor asks.
    ///
    /// - Parameters:
    ///   - listeners: The sockets that web servers connect to
    ///   - limits: What it takes on
    ///   - workers: The number of threads that will have an acceptor; web servers may ask for it
    ///   - roles: The roles to serve; requests in others are refused
    ///   - containment: What is done about requests that the application cannot answer
    /// - Throws: ``FastCGIError`` when the system lacks resources, or when an entry of the environment variable
    ///   `FCGI_WEB_SERVER_ADDRS` (the hosts that may connect over TCP) is no IP address
    public convenience init(
        _ listeners: [ListeningSocket],
        limits: FastCGILimits = FastCGILimits(),
        workers: Int,
        roles: Set<FastCGIRole> = [.responder],
        containment: FastCGIContainment = FastCGIContainment()
    ) throws(FastCGIError) {
        let webServers = try WebServerAddresses.fromEnvironment()
        try self.init(
            listeners,
            limits: limits,
            workers: workers,
            roles: roles,
            webServers: webServers,
            containment: containment
        )
    }

    /// As above, for a process that shares its counters with others, or that answers some requests itself.
    ///
    /// - Parameters:
    ///   - slot: Where it counts. Default: memory of its own.
    ///   - reception: What answers requests before anybody else gets them. Default: nothing.
    package convenience init(
        _ listeners: [ListeningSocket],
        limits: FastCGILimits,
        workers: Int,
        roles: Set<FastCGIRole>,
        containment: FastCGIContainment,
        slot: ScoreboardSlot?,
        reception: FastCGIReception?
    ) throws(FastCGIError) {
        let webServers = try WebServerAddresses.fromEnvironment()
        try self.init(
            listeners,
            limits: limits,
            workers: workers,
            roles: roles,
            webServers: webServers,
            containment: containment,
            slot: slot,
            reception: reception
        )
    }

    init(
        _ listeners: [ListeningSocket],
        limits: FastCGILimits,
        workers: Int,
        roles: Set<FastCGIRole>,
        webServers: WebServerAddresses?,
        containment: FastCGIContainment = FastCGIContainment(),
        slot: ScoreboardSlot? = nil,
        reception: FastCGIReception? = nil
    ) throws(FastCGIError) {
        try LibFCGI.prepare()
        let slot = slot ?? ScoreboardSlot(threads: workers)
        self.slot = slot
        self.reception = reception
        table = Lock(ConnectionTable(slot: slot))
        self.listeners = listeners
        self.limits = limits
        self.workers = workers
        self.roles = roles
        self.webServers = webServers
        self.containment = containment
        containsTraps = containment.prepare()
        queue = try EventQueue()
        for (index, listener) in listeners.enumerated() {
            guard queue.add(listener: listener.descriptor, index: index) else { throw .system("watch \(listener)") }
        }
    }

    /// How busy it is at this moment.
    public var statistics: ConnectionStatistics {
        let acceptors = watches.withLock(\.self).count { $0.isAlive }
        let counters = slot.figures
        return table.withLock { table in
            ConnectionStatistics(
                open: table.open,
                idle: table.parked.count,
                acceptors: acceptors,
                counters: counters
            )
        }
    }

    /// The next connection that may have something to say; nil when it is all over.
    ///
    /// - Parameter own: Gets further connections that only the caller can serve
    func next(own: inout [Connection]) throws(FastCGIError) -> Connection? {
        while true {
            if hasWaiting.load(ordering: .relaxed), let connection = takeWaiting(own: &own) { return connection }
            switch try queue.wait() {
            case .finished: return nil
            case .timer: sweep()
            case .listener(let index): if let connection = accept(from: index, own: &own) { return connection }
            case .connection(let descriptor, let hasEnded):
                if let connection = claim(descriptor, hasEnded: hasEnded) { return connection }
            }
        }
    }
}
