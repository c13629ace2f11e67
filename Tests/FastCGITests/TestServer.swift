// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Locking
import Synchronization
import TestSupport

@testable import FastCGI

/// Workers on a socket in a temporary directory, or on a TCP port.
final class TestServer: Sendable {
    typealias Handler = @Sendable (inout FastCGIExchange) throws -> Void

    let directory: TemporaryDirectory
    let path: String
    let socket: ListeningSocket
    let connections: ConnectionSet
    private let counts = Counts()
    private let findings = Lock<[FastCGIReport]>([])
    private let watch: TestThread
    private let attendant: TestThread
    private let threads: [TestThread]

    /// What the watch over the deadlines has reported.
    var reports: [FastCGIReport] { findings.withLock { $0 } }
    /// How often the handler was called.
    var handled: Int { counts.handled.load(ordering: .sequentiallyConsistent) }
    /// How many workers have returned.
    var returned: Int { counts.returned.load(ordering: .sequentiallyConsistent) }

    init(
        tcp: Bool = false,
        workers: Int = 2,
        limits: FastCGILimits = FastCGILimits(),
        roles: Set<FastCGIRole> = [.responder],
        receptions: [FastCGIReception] = [],
        handler: @escaping Handler = echo
    ) throws {
        directory = try TemporaryDirectory()
        path = directory.file("s")
        socket = try ListeningSocket(tcp ? .tcp(host: "127.0.0.1", port: 0) : .unix(path: path))
        let connections = try ConnectionSet(
            [socket],
            limits: limits,
            workers: workers,
            roles: roles,
            containment: FastCGIContainment(),
            slot: nil,
            reception: receptions.first
        )
        self.connections = connections
        let counts = counts
        let findings = findings
        watch = try TestThread {
            connections.watchDeadlines { finding in findings.withLock { $0.append(finding) } }
        }
        attendant = try TestThread { connections.attend() }
        threads = try (0..<workers).map { _ in
            try TestThread {
                work(connections, counts, handler)
                counts.returned.add(1, ordering: .sequentiallyConsistent)
            }
        }
    }

    func client() throws -> FastCGIClient {
        if let port = socket.port { return try FastCGIClient(port: port) }
        return try FastCGIClient(unix: path)
    }

    /// Stops and waits for the workers.
    func finish() {
        connections.stop()
        for thread in threads { thread.join() }
        watch.join()
        attendant.join()
    }
}

final class Counts: Sendable {
    let handled = Atomic<Int>(0)
    let returned = Atomic<Int>(0)
}

private func work(_ connections: ConnectionSet, _ counts: Counts, _ handler: TestServer.Handler) {
    do {
        let acceptor = try FastCGIAcceptor(connections)
        while var exchange = try acceptor.accept() {
            counts.handled.add(1, ordering: .sequentiallyConsistent)
            do {
                try handler(&exchange)
                exchange.finish()
            } catch {
                exchange.abort()
            }
        }
    } catch {
        print("worker: \(error)")
    }
}

/// Answers with the body of the request.
@Sendable func echo(_ exchange: inout FastCGIExchange) throws {
    let body = try readAll(&exchange)
    try exchange.write(Array("Status: 200 OK\r\n\r\n".utf8))
    try exchange.write(body)
}

/// Answers with the path of the request, and does not touch its body.
@Sendable func answerWithPath(_ exchange: inout FastCGIExchange) throws {
    let path = exchange.parameters["REQUEST_URI"] ?? "?"
    try exchange.write(Array("Status: 200 OK\r\n\r\n\(path)".utf8))
}

func readAll(_ exchange: inout FastCGIExchange) throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
        let part = try exchange.read(upTo: 65_536)
        if part.isEmpty { return body }
        body += part
    }
}

/// Bytes that repeat only after 251.
func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8($0 % 251) }
}

/// Bytes between the standard input's records of one request that look like a request of their own.
func recordsAsBody(repeats: Int) -> [UInt8] {
    let one = TestRequest("GET", "/forged", body: []).bytes
    return (0..<repeats).flatMap { _ in one }
}
