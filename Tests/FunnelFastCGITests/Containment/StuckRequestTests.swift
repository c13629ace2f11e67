// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Locking
import TestSupport
import Testing

@Suite struct StuckRequestTests {
    private final class Stuck: RequestHandler {
        private let gate: Lock<Bool>

        init(_ context: HandlerContext, gate: Lock<Bool>) {
            self.gate = gate
            super.init(context)
        }

        override func get() throws {
            write("some")
            guard try argument("flush", default: "") == "yes" else {
                waitUntil { gate.withLock { $0 } }
                return
            }
            try finish(streaming: { [gate] writer in
                try writer.flush()
                waitUntil { gate.withLock { $0 } }
            })
        }
    }

    private let gate = Lock(false)

    private func server() throws -> RunningServer<Application> {
        var limits = Limits()
        limits.requestTimeout = .milliseconds(100)
        return try RunningServer(try Application([Route("/stuck") { [gate] in Stuck($0, gate: gate) }]), limits: limits)
    }

    @Test func isAnswered504WithALineThatNamesRouteAndHandler() throws {
        let server = try server()
        let reply = try server.answer(TestRequest("GET", "/stuck"))
        #expect(reply.text.hasPrefix("Status: 504 Gateway Timeout\r\n"))
        #expect(reply.text.hasSuffix("<body>504: Gateway Timeout</body></html>"))
        #expect(reply.isComplete)
        let start = "504: GET /stuck (127.0.0.1) in phase handler after 0."
        #expect(waitUntil { server.lines.contains { $0.hasPrefix(start) } })
        #expect(server.lines.contains { $0.hasPrefix(start) && $0.contains("Stuck, route /stuck") })
        #expect(server.replacementReasons == ["a request takes longer than its limit"])
        gate.withLock { $0 = true }
        #expect(server.stop())
    }

    @Test func isCutIfAPartOfTheResponseWasSent() throws {
        let server = try server()
        let reply = try server.answer(TestRequest("GET", "/stuck?flush=yes"))
        #expect(reply.text.hasPrefix("Status: 200 OK\r\n"))
        #expect(!reply.isComplete)
        #expect(waitUntil { server.lines.contains { $0.hasPrefix("Request cut: GET /stuck?flush=yes ") } })
        gate.withLock { $0 = true }
        #expect(server.stop())
    }

    @Test func whatTheHandlerWritesAfterwardsIsDropped() throws {
        let server = try server()
        let client = try server.connect()
        try client.send(TestRequest("GET", "/stuck").bytes)
        #expect(try client.receiveReply().text.hasPrefix("Status: 504 "))
        #expect(try client.receive(8).count == 8)
        gate.withLock { $0 = true }
        #expect(try client.isAtEnd())
        #expect(server.stop())
    }
}
