// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Locking
import TestSupport
import Testing

/// A handler that works for long can ask whether anybody still waits for its answer.
@Suite struct DisconnectTests {
    @Test func closedConnectionIsSeen() throws {
        try expectSeen { client in client.close() }
    }

    @Test func abortBehindTheBodyIsSeen() throws {
        try expectSeen { client in try client.send(TestRecord(2)) }
    }

    @Test func otherRecordsAreNoAbort() throws {
        let asked = Lock(false)
        let server = try TestServer(workers: 1) { exchange in
            let isGone = exchange.isDisconnected
            #expect(!isGone)
            asked.withLock { $0 = true }
            try answerWithPath(&exchange)
        }
        let client = try server.client()
        #expect(try client.exchange(TestRequest("GET", "/")).isComplete)
        #expect(asked.withLock { $0 })
        server.finish()
    }

    private func expectSeen(_ leave: (FastCGIClient) throws -> Void) throws {
        let phase = Lock(0)
        let server = try TestServer(workers: 1) { exchange in
            let isGone = exchange.isDisconnected
            #expect(!isGone)
            phase.withLock { $0 = 1 }
            if waitUntil({ exchange.isDisconnected }) { phase.withLock { $0 = 2 } }
        }
        let client = try server.client()
        try client.send(TestRequest("GET", "/long").bytes)
        #expect(waitUntil { phase.withLock { $0 == 1 } })
        try leave(client)
        #expect(waitUntil { phase.withLock { $0 == 2 } })
        client.close()
        server.finish()
    }
}
