// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelHTTPServer
import FunnelStatus
import HTTPTypes
import TestSupport
import Testing

/// What a server counts, and says about itself.
@Suite struct StatusTests {
    private func server(
        limits: Limits = Limits(),
        threads: Int = 4,
        _ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws -> RunningServer<GatewayFunction> {
        try RunningServer(
            GatewayFunction(body),
            threads: threads,
            limits: limits,
            statusPages: StatusPages(statusPath: "/status", pingPath: "/ping")
        )
    }

    private func get(_ target: String, fields: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"
    }

    @Test func everyFigureAgreesWithWhatWasSent() throws {
        let server = try server { environment in
            var count = 0
            while case let piece = try environment.input.read(upTo: 65_536), !piece.isEmpty { count += piece.count }
            let code = environment.variables["REQUEST_URI"].flatMap { Int($0.dropFirst()) } ?? 200
            return GatewayResponse(status: .init(code: code), body: .bytes(Array("\(count)".utf8)))
        }
        var sent = 0
        let client = try server.connect()
        for code in [200, 301, 404, 500] {
            for size in [0, 1_000, 200_000] {
                try client.send("POST /\(code) HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n")
                try client.send([UInt8](repeating: 1, count: size))
                let answer = try client.receive()
                #expect(answer.text == "\(size)")
                sent += answer.lines.reduce(2) { $0 + $1.utf8.count + 2 } + answer.body.count
            }
        }
        let figures = server.figures
        #expect(figures[.requests] == 12 && figures[.finished] == 12)
        #expect(figures[.responses2xx] == 3 && figures[.responses3xx] == 3)
        #expect(figures[.responses4xx] == 3 && figures[.responses5xx] == 3)
        #expect(figures[.receivedBytes] == 4 * 201_000)
        #expect(figures[.sentBytes] == UInt64(sent))
        #expect(figures[.connections] == 1 && figures.openConnections == 1)
        #expect(figures.idleConnections == nil)
    }

    @Test func thePagesComeBeforeTheApplication() throws {
        let server = try server { _ in GatewayResponse(status: .notFound) }
        let client = try server.connect()
        try client.send(get("/ping"))
        let pong = try client.receive()
        #expect(pong.status == 200 && pong.text == "pong" && pong.field("cache-control") == "no-store")
        try client.send(get("/status?prometheus"))
        let samples = try PrometheusText(try client.receive().text).samples
        #expect(samples["funnel_requests_total"] == 0 && samples["funnel_status_requests_total"] == 1)
        #expect(samples["funnel_connections_open"] == 1 && samples["funnel_connections_idle"] == nil)
        try client.send("HEAD /ping HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try client.receive(hasBody: false).field("content-length") == "4")
        try client.send(get("/ping", fields: "X-Forwarded-For: 203.0.113.5\r\n"))
        #expect(try client.receive().status == 404)
    }

    @Test func manyPagesAskedForAtOnce() throws {
        let server = try server { _ in GatewayResponse(status: .notFound) }
        let client = try server.connect()
        // All in the same buffers: none is dealt with inside of the one before.
        let count = 2_000
        try client.send(String(repeating: get("/ping"), count: count))
        for _ in 0..<count { #expect(try client.receive().text == "pong") }
        #expect(server.figures[.statusPages] == UInt64(count))
    }

    @Test func answeredWhileAllThreadsAreBusyAndWhatIsTooMuchIs503() throws {
        let released = Counter()
        var limits = Limits()
        limits.maximumWaitingRequests = 1
        let server = try server(limits: limits, threads: 2) { _ in
            waitUntil { released.value > 0 }
            return GatewayResponse(status: .ok)
        }
        let clients = try (0..<3).map { _ in try server.connect() }
        for client in clients {
            try client.send(get("/"))
            #expect(waitUntil { server.figures.requestsInHand + server.figures.waitingRequests > 0 })
        }
        #expect(waitUntil { server.figures.requestsInHand == 2 && server.figures.waitingRequests == 1 })
        let late = try server.connect()
        for _ in 0..<3 {
            try late.send(get("/"))
            let answer = try late.receive()
            #expect(answer.status == 503 && answer.field("retry-after") == "5")
        }
        try late.send(get("/status?prometheus"))
        let samples = try PrometheusText(try late.receive().text).samples
        #expect(samples["funnel_requests_in_hand"] == 2 && samples["funnel_requests_waiting"] == 1)
        released.increment()
        for client in clients { #expect(try client.receive().status == 200) }
        #expect(server.figures[.overloads] == 3 && server.figures[.requests] == 6)
    }

    @Test(arguments: [
        ("GET /\(String(repeating: "x", count: 300)) HTTP/1.1\r\nHost: x\r\n\r\n", 414, ServerCounter.largeHeads),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "x", count: 300))\r\n\r\n", 431, .largeHeads),
        ("GET / HTTP/1.1\r\nHost: x\r\n\((0..<20).map { "A\($0): b\r\n" }.joined())\r\n", 431, .tooManyParameters),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n", 413, .largeBodies),
        ("GET / HTTP/1.1\r\n\r\n", 400, .malformed), ("nonsense\r\n\r\n", 400, .malformed),
    ])
    func refusalsAreCounted(request: String, status: Int, counter: ServerCounter) throws {
        var limits = Limits()
        limits.maximumHeadSize = 250
        limits.maximumBodySize = 100
        limits.maximumVariables = 25
        let server = try server(limits: limits) { _ in GatewayResponse(status: .ok) }
        #expect(try server.answer(request).status == status)
        #expect(server.figures[counter] == 1)
        #expect(server.figures[.requests] == 1 && server.figures[.finished] == 1 && server.figures[.responses4xx] == 1)
    }
}
