// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelStatus
import Glibc
import TestSupport
import Testing

@testable import FastCGI

@Suite struct ConnectionSetTests {
    @Test func idleConnectionsTakeNoThread() throws {
        let server = try TestServer(workers: 4)
        var idle: [FastCGIClient] = []
        for _ in 0..<200 {
            let client = try server.client()
            #expect(try client.exchange(TestRequest()).isComplete)
            idle.append(client)
        }
        #expect(waitUntil { server.connections.statistics.idle == 200 })
        let start = ContinuousClock.now
        #expect(try server.client().exchange(TestRequest()).isComplete)
        #expect(start.duration(to: .now) < .seconds(1))
        for client in idle { #expect(try client.exchange(TestRequest()).isComplete) }
        server.finish()
        #expect(server.handled == 401)
    }

    @Test func blockedHandlersLeaveTheOthersFree() throws {
        let gate = Gate()
        let server = try TestServer(workers: 8) { exchange in
            if exchange.parameters["REQUEST_URI"] == "/slow" { gate.wait() }
        }
        let slow = try (0..<7).map { _ in try server.client() }
        for client in slow { try client.send(TestRequest("GET", "/slow").bytes) }
        #expect(waitUntil { server.handled == 7 })
        for _ in 0..<20 { #expect(try server.client().exchange(TestRequest()).isComplete) }
        gate.open()
        for client in slow { #expect(try client.receiveReply().isComplete) }
        server.finish()
    }

    @Test(arguments: [true, false])
    func idleTimeoutCloses(isUsed: Bool) throws {
        var limits = FastCGILimits()
        limits.idleTimeout = .milliseconds(100)
        let server = try TestServer(limits: limits)
        let client = try server.client()
        if isUsed { #expect(try client.exchange(TestRequest()).isComplete) }
        #expect(try client.isAtEnd())
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    /// Waiting for each of them to close its end, one thread would be busy for a minute.
    @Test func peersThatDoNotCloseTheirEndKeepNoThread() throws {
        let server = try TestServer(workers: 1)
        let clients = try (0..<30).map { _ in try server.client() }
        for client in clients { try client.send(TestRequest("GET", "/", keep: false).bytes) }
        for client in clients { #expect(try client.receiveReply().isComplete) }
        for client in clients { #expect(try client.isAtEnd()) }
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    @Test func connectionsBeyondTheLimitWait() throws {
        var limits = FastCGILimits()
        limits.maximumConnections = 3
        let server = try TestServer(limits: limits)
        var clients = try (0..<3).map { _ in try server.client() }
        for client in clients { #expect(try client.exchange(TestRequest()).isComplete) }
        let late = try server.client()
        try late.send(TestRequest().bytes)
        #expect(waitUntil { server.connections.statistics.idle == 3 })
        #expect(server.connections.statistics.accepted == 3)
        clients.removeLast().close()
        #expect(try late.receiveReply().isComplete)
        #expect(server.connections.statistics.open <= 3)
        server.finish()
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "10.1.2.3", false), ("::1", "10.1.2.3,::1", true),
        ("::1", "127.0.0.1", false), ("::1", "2001:db8::1", false),
    ])
    func onlyListedWebServersMayConnect(host: String, list: String, isAllowed: Bool) throws {
        let socket = try ListeningSocket(.tcp(host: host, port: 0))
        let connections = try ConnectionSet(
            [socket],
            limits: FastCGILimits(),
            workers: 1,
            roles: [.responder],
            webServers: try WebServerAddresses(list)
        )
        let thread = try TestThread { _ = try? FastCGIAcceptor(connections).accept()?.finish() }
        let port = try #require(socket.port)
        let client = try host == "::1" ? FastCGIClient(portOverIPv6: port) : FastCGIClient(port: port)
        try? client.send(TestRequest("GET", "/", keep: false).bytes)
        #expect(try client.receiveReply().isComplete == isAllowed)
        #expect(try client.isAtEnd())
        #expect(waitUntil { connections.statistics.open == 0 })
        #expect(connections.statistics.counters[.refused] == (isAllowed ? 0 : 1))
        connections.stop()
        thread.join()
    }

    @Test func signalsKeepTheirDisposition() throws {
        _ = try TestServer()
        var action = sigaction()
        sigaction(SIGUSR1, nil, &action)
        #expect(action.__sigaction_handler.sa_handler == nil)
    }
}
