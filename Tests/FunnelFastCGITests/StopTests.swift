// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport
import Testing

@Suite struct StopTests {
    /// A server whose handler has taken a request and answers it once `released` counts.
    private func requestInHand() throws -> (RunningServer<GatewayFunction>, FastCGIClient, released: Counter) {
        let entered = Counter()
        let released = Counter()
        let server = try RunningServer(
            GatewayFunction { _ in
                entered.increment()
                #expect(waitUntil { released.value > 0 })
                return GatewayResponse(status: .ok)
            }
        )
        let client = try server.connect()
        try client.send(TestRequest().bytes)
        #expect(waitUntil { entered.value == 1 })
        return (server, client, released)
    }

    @Test func aRequestInHandIsFinished() throws {
        let (server, client, released) = try requestInHand()
        server.requestStop()
        released.increment()
        #expect(try client.receiveReply().text.hasPrefix("Status: 200 "))
        #expect(server.stop())
    }

    @Test func newConnectionsAreRefused() throws {
        let server = try RunningServer(GatewayFunction { _ in GatewayResponse(status: .ok) })
        #expect(server.stop())
        #expect(throws: (any Error).self) { try server.connect() }
    }

    @Test func idleConnectionsAreClosed() throws {
        let server = try RunningServer(GatewayFunction { _ in GatewayResponse(status: .ok) })
        let clients = try (0..<20).map { _ in try server.connect() }
        for client in clients { _ = try client.exchange(TestRequest()) }
        #expect(server.stop())
        for client in clients { #expect(try client.isAtEnd()) }
    }

    @Test func waitingEndsWhenItsTimeIsOver() throws {
        let (server, client, released) = try requestInHand()
        defer { client.close() }
        #expect(!server.waitUntilStopped(timeout: .milliseconds(10)))
        released.increment()
        #expect(server.stop())
    }
}
