// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Funnel
import HTTPTypes
import Locking
import TestSupport
import Testing

@Suite struct DeadlineTests {
    @Test func slowRequestIsLoggedOnce() throws {
        var limits = Limits()
        limits.handlerWarning = .milliseconds(50)
        let gate = Lock(false)
        let application = GatewayFunction { _ in
            waitUntil { gate.withLock { $0 } }
            return GatewayResponse(status: .ok)
        }
        let server = try RunningServer(application, limits: limits)
        let client = try server.connect()
        try client.send(TestRequest("GET", "/report?year=2026").bytes)
        let start = "Slow request: GET /report?year=2026 (127.0.0.1) in phase handler after 0."
        #expect(waitUntil { server.lines.contains { $0.hasPrefix(start) } })
        gate.withLock { $0 = true }
        #expect(try client.receiveReply().isComplete)
        #expect(server.lines.filter { $0.hasPrefix(start) }.count == 1)
    }

    @Test func slowBodyIsAnswered408() throws {
        final class Upload: RequestHandler {
            override func post() throws { write("\(try request.body.count)") }
        }
        var limits = Limits()
        limits.receiveTimeout = .milliseconds(100)
        let server = try RunningServer(try Application([Route("/", Upload.init)]), limits: limits)
        let client = try server.connect()
        let request = TestRequest("POST", "/", body: [1, 2, 3])
        try client.send(request.records.dropLast(2).flatMap(\.bytes))
        #expect(try client.receiveReply().text.hasPrefix("Status: 408 "))
        #expect(try client.isAtEnd())
    }

    @Test func handlerCanSeeThatNobodyWaits() throws {
        final class Long: RequestHandler {
            let seen: Lock<Bool>

            init(_ context: HandlerContext, seen: Lock<Bool>) {
                self.seen = seen
                super.init(context)
            }

            override func get() throws {
                let isSeen = waitUntil { request.isDisconnected }
                seen.withLock { $0 = isSeen }
            }
        }
        let seen = Lock(false)
        let server = try RunningServer(try Application([Route("/") { Long($0, seen: seen) }]))
        let client = try server.connect()
        try client.send(TestRequest("GET", "/").bytes)
        client.close()
        #expect(waitUntil { seen.withLock { $0 } })
    }
}
