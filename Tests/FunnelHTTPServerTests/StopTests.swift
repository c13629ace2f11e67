// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelHTTPServer
import HTTPTypes
import TestSupport
import Testing

@Suite struct StopTests {
    private static let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

    /// A server whose handler has taken a request and answers it once `released` counts.
    private func requestInHand() throws -> (RunningServer<GatewayFunction>, RawClient, released: Counter) {
        let entered = Counter()
        let released = Counter()
        let server = try RunningServer { _ in
            entered.increment()
            #expect(waitUntil { released.value > 0 })
            return GatewayResponse(status: .ok)
        }
        let client = try server.connect()
        try client.send(Self.request)
        #expect(waitUntil { entered.value == 1 })
        return (server, client, released)
    }

    @Test func aRequestInHandIsFinished() throws {
        let (server, client, released) = try requestInHand()
        server.requestStop()
        released.increment()
        let answer = try client.receive()
        #expect(answer.status == 200)
        #expect(answer.isLast)
        #expect(try client.isAtEnd())
        #expect(server.stop())
    }

    @Test func aBodyThatHasBegunIsFinished() throws {
        let server = try RunningServer { environment in
            var count = 0
            while case let piece = try environment.input.read(upTo: 4_096), !piece.isEmpty { count += piece.count }
            return GatewayResponse(status: .ok, body: .bytes(Array("\(count)".utf8)))
        }
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
        #expect(try client.receive().status == 100)
        server.requestStop()
        try client.send("abcde")
        #expect(try client.receive().text == "5")
        #expect(server.stop())
    }

    @Test func newConnectionsAreRefused() throws {
        let server = try RunningServer { _ in GatewayResponse(status: .ok) }
        #expect(server.stop())
        #expect(throws: (any Error).self) { try server.answer(Self.request) }
    }

    @Test func idleConnectionsAreClosed() throws {
        let server = try RunningServer { _ in GatewayResponse(status: .ok) }
        let clients = try (0..<20).map { _ in try server.connect() }
        for client in clients.dropFirst() {
            try client.send(Self.request)
            _ = try client.receive()
        }
        #expect(server.stop())
        for client in clients { #expect(try client.isAtEnd()) }
    }

    @Test func aKeptConnectionOfARetiredServerMayCarryOneMoreRequest() throws {
        let server = try RunningServer { _ in GatewayResponse(status: .ok) }
        let clients = try (0..<10).map { _ in try server.connect() }
        for client in clients {
            try client.send(Self.request)
            #expect(try !client.receive().isLast)
        }
        server.retire(patience: .seconds(60))
        #expect(waitUntil { (try? server.connect()) == nil })
        for client in clients {
            try client.send(Self.request)
            let answer = try client.receive()
            #expect(answer.status == 200)
            #expect(answer.isLast)
            #expect(try client.isAtEnd())
        }
        #expect(server.waitUntilStopped(timeout: .seconds(20)))
    }

    @Test func whatStaysIdleIsClosedInTheEnd() throws {
        let server = try RunningServer { _ in GatewayResponse(status: .ok) }
        let client = try server.connect()
        try client.send(Self.request)
        #expect(try client.receive().status == 200)
        server.retire(patience: .milliseconds(50))
        #expect(try client.isAtEnd())
        #expect(server.waitUntilStopped(timeout: .seconds(20)))
    }

    @Test func waitingEndsWhenItsTimeIsOver() throws {
        let (server, client, released) = try requestInHand()
        server.requestStop()
        #expect(!server.waitUntilStopped(timeout: .milliseconds(10)))
        released.increment()
        #expect(try client.receive().status == 200)
        #expect(server.stop())
    }

    /// Every response that begins is whole, and every request that was answered was run.
    @Test func aStopUnderLoadCutsNoResponse() throws {
        let served = Counter()
        let server = try RunningServer { _ in
            served.increment()
            return GatewayResponse(status: .ok, body: .bytes(Array(repeating: 0x78, count: 20_000)))
        }
        let answered = Counter()
        let broken = Counter()
        let address = try #require(server.addresses.first)
        let threads = try (0..<8).map { _ in
            try TestThread {
                guard let client = try? RawClient(address) else { return }
                while (try? client.send(Self.request)) != nil {
                    if (try? client.isAtEnd()) == true { return }
                    guard let answer = try? client.receive(), answer.body.count == 20_000 else {
                        return broken.increment()
                    }
                    answered.increment()
                    if answer.isLast { return }
                }
            }
        }
        #expect(waitUntil { answered.value > 100 })
        #expect(server.stop())
        for thread in threads { thread.join() }
        #expect(broken.value == 0)
        #expect(answered.value == served.value)
    }

    @Test func aServerIsStartedOnceAndBeforeItIsStopped() throws {
        let application = GatewayFunction { _ in GatewayResponse(status: .ok) }
        let never = HTTPServer(application, listeningOn: [.tcp(host: "127.0.0.1", port: 0)])
        #expect(never.waitUntilStopped())
        never.stop()
        #expect(throws: HTTPServerError.self) { try never.start() }
        #expect(never.addresses.isEmpty)

        let twice = HTTPServer(application, listeningOn: [.tcp(host: "127.0.0.1", port: 0)])
        try twice.start()
        #expect(throws: HTTPServerError.self) { try twice.start() }
        twice.stop()
        twice.stop()
        #expect(twice.waitUntilStopped(timeout: .seconds(20)))
    }

    @Test func aServerThatCannotListenStops() throws {
        let first = try RunningServer { _ in GatewayResponse(status: .ok) }
        #expect(throws: (any Error).self) {
            try RunningServer(on: first.addresses) { _ in GatewayResponse(status: .ok) }
        }
        #expect(try first.answer(Self.request).status == 200)
    }
}
