// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc
import HTTPTypes
import TestSupport
import Testing

/// Clients that take their time: each is cut off at its deadline, and the others do not notice.
@Suite struct SlowClientTests {
    private static let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

    private var limits: Limits {
        var limits = Limits()
        limits.idleTimeout = .milliseconds(400)
        limits.headTimeout = .milliseconds(400)
        limits.receiveTimeout = .milliseconds(400)
        limits.sendTimeout = .milliseconds(400)
        limits.drainTime = .milliseconds(400)
        return limits
    }

    /// A server with as many threads as there are slow clients, and its large answer.
    private func server(threads: Int = 2, _ counter: Counter = Counter()) throws -> RunningServer<GatewayFunction> {
        try RunningServer(threads: threads, limits: limits) { environment in
            counter.increment()
            while try !environment.input.read(upTo: 65_536).isEmpty {}
            let size = environment.variables["REQUEST_URI"] == "/large" ? 30_000_000 : 1
            return GatewayResponse(status: .ok, body: .bytes(Array(repeating: 1, count: size)))
        }
    }

    /// Sends a byte now and then until the server has had enough of it.
    private func drip(_ client: RawClient) throws {
        #expect(
            waitUntil {
                usleep(20_000)
                return client.offer([0x61]) == 0
            }
        )
    }

    @Test func aSlowHeadIsCutOff() throws {
        let server = try server()
        let clients = try (0..<8).map { _ in try server.connect() }
        for client in clients { try client.send("GET / HTTP/1.1\r\nHost: x\r\nA: ") }
        #expect(try server.answer(Self.request).status == 200, "the others do not notice")
        try drip(clients[0])
        for client in clients.dropFirst() {
            let answer = try client.receive()
            #expect(answer.status == 408)
            #expect(answer.isLast)
            #expect(try client.isAtEnd())
        }
    }

    @Test func aSlowBodyIsCutOffAndHoldsNoThread() throws {
        let count = Counter()
        let server = try server(count)
        let clients = try (0..<8).map { _ in try server.connect() }
        for client in clients { try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\na") }
        #expect(try server.answer(Self.request).status == 200, "the others do not notice")
        try drip(clients[0])
        for client in clients.dropFirst() { #expect(try client.receive().status == 408) }
        #expect(count.value == 1)
    }

    @Test func aBodyThatSlowsDownIsCutOff() throws {
        let server = try server(threads: 8)
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
        try client.send(Array(repeating: 1, count: 100_000))
        try drip(client)
        let rest = String(decoding: client.receiveRest(), as: UTF8.self)
        #expect(rest.isEmpty || rest.hasPrefix("HTTP/1.1 408 ") && rest.contains("\r\nConnection: close\r\n"))
        #expect(try server.answer(Self.request).status == 200)
        #expect(waitUntil { server.lines.contains { $0.hasPrefix("408 POST / ") } })
    }

    @Test func aClientThatTakesSlowlyIsCutOffAndHoldsNoThread() throws {
        let server = try server()
        let clients = try (0..<6).map { _ in try server.connect(receiveBuffer: 4_096) }
        for client in clients { try client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n") }
        #expect(try server.answer(Self.request).status == 200, "the others do not notice")
        var count = 0
        while clients[0].takeByte() != nil, count < 10_000_000 {
            count += 1
            usleep(5_000)
            if server.lines.count >= 6, count > 100 { break }
        }
        let end = "Response not complete (127.0.0.1): the client does not take it"
        #expect(waitUntil { server.lines.count { $0 == end } == 6 })
    }

    @Test func aStreamIsCutOffWhenNobodyTakesIt() throws {
        let failures = Counter()
        let server = try RunningServer(threads: 1, limits: limits) { _ in
            GatewayResponse(
                status: .ok,
                body: .stream { writer in
                    do {
                        while true { try writer.write(Array(repeating: 1, count: 100_000)) }
                    } catch {
                        failures.increment()
                        throw error
                    }
                }
            )
        }
        let client = try server.connect(receiveBuffer: 4_096)
        try client.send(Self.request)
        #expect(waitUntil { failures.value == 1 })
        client.endOutput()
    }

    @Test func anIdleConnectionIsClosedWithoutAWord() throws {
        let server = try server()
        let fresh = try server.connect()
        let used = try server.connect()
        try used.send(Self.request)
        #expect(try used.receive().status == 200)
        #expect(try fresh.isAtEnd())
        #expect(try used.isAtEnd())
    }

    @Test func aStreamThatMakesItsBodySlowlyIsNotTheClientsFault() throws {
        let gone = Counter()
        let server = try RunningServer(threads: 1, limits: limits) { _ in
            GatewayResponse(
                status: .ok,
                body: .stream { writer in
                    try writer.write([1])
                    try writer.flush()
                    // Another connection's idle time passes while nothing is written.
                    #expect(waitUntil { gone.value == 1 })
                    try writer.write([2])
                }
            )
        }
        let client = try server.connect()
        try client.send(Self.request)
        for _ in 0..<2 {
            let idle = try server.connect()
            #expect(try idle.isAtEnd())
        }
        gone.increment()
        #expect(try client.receive().body == [1, 2])
    }

    @Test func aTransferHasALimitHoweverFastItIs() throws {
        var limits = Limits()
        limits.transferTimeout = .milliseconds(400)
        limits.drainTime = .milliseconds(100)
        let server = try RunningServer(limits: limits) { environment in
            while try !environment.input.read(upTo: 65_536).isEmpty {}
            return GatewayResponse(status: .ok)
        }
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n")
        try drip(client)
        #expect(waitUntil { server.lines.contains { $0.hasPrefix("408 ") } })
    }

    @Test func aSlowRequestHasALineWhenItEnds() throws {
        var limits = Limits()
        limits.slowLog = .milliseconds(20)
        let server = try RunningServer(limits: limits) { environment in
            _ = try environment.input.read(upTo: 10)
            waitUntil(timeout: .milliseconds(30)) { false }
            return GatewayResponse(status: .created)
        }
        let client = try server.connect()
        try client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody")
        #expect(try client.receive().status == 201)
        #expect(waitUntil { server.lines.contains("Slow: 201 POST /a (127.0.0.1)") })
    }

    @Test func aSlowHandlerIsReportedAndThenCut() throws {
        var limits = Limits()
        limits.drainTime = .milliseconds(40)
        limits.handlerWarning = .milliseconds(50)
        limits.requestTimeout = .milliseconds(200)
        let noticed = Counter()
        let server = try RunningServer(limits: limits) { environment in
            if waitUntil({ environment.input.isDisconnected }) { noticed.increment() }
            return GatewayResponse(status: .ok)
        }
        let client = try server.connect()
        try client.send(Self.request)
        #expect(throws: TestFailure.self) { try client.receive() }
        #expect(waitUntil { noticed.value == 1 })
        #expect(server.lines.count { $0.hasPrefix("Slow request: GET / (127.0.0.1) after ") } == 1)
        #expect(server.lines.count { $0.hasPrefix("Request cut: GET / (127.0.0.1) after ") } == 1)
    }
}
