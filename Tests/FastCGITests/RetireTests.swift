// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import TestSupport
import Testing

/// Stopping without cutting connections that a web server keeps.
@Suite struct RetireTests {
    /// What a web server is sent to make it close a kept connection.
    private static let request = TestRecord(7)

    @Test(arguments: [true, false])
    func idleConnectionsAreAskedForAndNotCut(tcp: Bool) throws {
        let server = try TestServer(tcp: tcp, workers: 4)
        let clients = try (0..<20).map { _ in try server.client() }
        for client in clients { _ = try client.exchange(TestRequest()) }
        server.connections.retire(patience: .seconds(60))
        for client in clients { #expect(try client.receiveRecord()?.bytes == Self.request.bytes) }
        #expect(server.returned == 0)
        for client in clients { client.close() }
        #expect(waitUntil { server.returned == 4 })
        server.finish()
        #expect(server.connections.statistics.open == 0)
    }

    /// A web server may have begun another request on each.
    @Test func requestsOnKeptConnectionsAreAnswered() throws {
        let server = try TestServer(workers: 2)
        let client = try server.client()
        _ = try client.exchange(TestRequest())
        server.connections.retire(patience: .seconds(60))
        for _ in 0..<100 {
            let reply = try client.exchange(TestRequest("POST", "/", body: Array("text".utf8)))
            #expect(reply.isComplete)
            #expect(reply.body == Array("text".utf8))
            #expect(reply.error == [])
        }
        client.close()
        #expect(waitUntil { server.returned == 2 })
        server.finish()
    }

    @Test func newConnectionsAreRefusedAndTheQueueIsServed() throws {
        let gate = Gate()
        let server = try TestServer(workers: 1) { _ in gate.wait() }
        let first = try server.client()
        try first.send(TestRequest().bytes)
        waitUntil { server.handled == 1 }
        let queued = try server.client()
        try queued.send(TestRequest().bytes)
        server.connections.retire(patience: .seconds(60))
        #expect(throws: TestFailure.self) { try server.client() }
        gate.open()
        for client in [first, queued] {
            #expect(try client.receiveReply().isComplete)
            client.close()
        }
        #expect(waitUntil { server.returned == 1 })
        server.finish()
    }

    @Test func whatStaysIdleIsClosedInTheEnd() throws {
        let server = try TestServer(workers: 2)
        let used = try server.client()
        _ = try used.exchange(TestRequest())
        let silent = try server.client()
        server.connections.retire(patience: .milliseconds(50))
        #expect(waitUntil { server.returned == 2 })
        #expect(try used.receiveRecord()?.bytes == Self.request.bytes)
        #expect(try used.isAtEnd())
        #expect(try silent.isAtEnd())
        server.finish()
    }

    @Test func aStopMayFollow() throws {
        let server = try TestServer(workers: 2)
        let client = try server.client()
        _ = try client.exchange(TestRequest())
        // The answer is there a moment before its connection is idle.
        #expect(waitUntil { server.connections.statistics.idle == 1 })
        server.connections.retire(patience: .seconds(60))
        server.connections.retire(patience: .seconds(60))
        server.connections.stop()
        server.finish()
        #expect(try client.receiveRecord()?.bytes == Self.request.bytes)
        #expect(try client.isAtEnd())
    }

    @Test func requestsAndAcceptorsAreCounted() throws {
        let server = try TestServer(workers: 3)
        #expect(waitUntil { server.connections.statistics.acceptors == 3 })
        let client = try server.client()
        for _ in 0..<5 { _ = try client.exchange(TestRequest()) }
        #expect(server.connections.statistics.requests == 5)
        server.finish()
    }
}
