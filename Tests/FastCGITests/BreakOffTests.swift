// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Locking
import TestSupport
import Testing

/// Connections that end at every byte of a request.
@Suite struct BreakOffTests {
    private static let bytes = TestRequest("POST", "/asked", body: Array("text".utf8)).bytes

    @Test func aResetAtAnyByteCostsOnlyItsRequest() throws {
        let server = try TestServer(tcp: true, workers: 2, handler: Self.wholeOrNothing)
        for count in 0...Self.bytes.count {
            let client = try server.client()
            try client.send(Array(Self.bytes.prefix(count)))
            client.reset()
        }
        #expect(try server.client().exchange(TestRequest("POST", "/asked", body: Array("text".utf8))).isComplete)
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    @Test(arguments: [true, false])
    func aHalfClosedConnectionIsAnsweredWhenItsRequestIsWhole(tcp: Bool) throws {
        let server = try TestServer(tcp: tcp, workers: 2, handler: Self.wholeOrNothing)
        for count in 0...Self.bytes.count {
            let client = try server.client()
            try client.send(Array(Self.bytes.prefix(count)))
            client.finishSending()
            let reply = try client.receiveReply()
            let isWhole = count == Self.bytes.count
            #expect(reply.isComplete == isWhole)
            #expect(reply.body == (isWhole ? Array("text".utf8) : []))
        }
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    @Test(arguments: [true, false])
    func aResetWhileTheAnswerIsSentCostsOnlyItsRequest(tcp: Bool) throws {
        let server = try TestServer(tcp: tcp, workers: 2) { exchange in
            if exchange.parameters["REQUEST_URI"] == "/long" {
                for _ in 0..<1_000 { try exchange.write(pattern(10_000)) }
            }
            try answerWithPath(&exchange)
        }
        for count in [1, 8, 9, 8_192, 100_000] {
            let client = try server.client()
            try client.send(TestRequest("GET", "/long").bytes)
            _ = try client.receive(count)
            client.reset()
            #expect(try server.client().exchange(TestRequest("GET", "/next")).body == Array("/next".utf8))
        }
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    /// A body that was cut short is an error, and never a short body.
    private static let wholeOrNothing: TestServer.Handler = { exchange in
        let body = try readAll(&exchange)
        #expect(body == Array("text".utf8))
        try exchange.write(Array("Status: 200 OK\r\n\r\n".utf8) + body)
    }
}
