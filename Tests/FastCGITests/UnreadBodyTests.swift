// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import TestSupport
import Testing

@Suite struct UnreadBodyTests {
    /// The connection is used again with the right answer, or it is closed; nobody answers what nobody asked.
    @Test(arguments: [1, 10, 40, 400, 4000], [1000, 8184, 32_760])
    func bodyOfRecordsIsNeverARequest(repeats: Int, size: Int) throws {
        let server = try TestServer(handler: answerWithPath)
        let client = try server.client()
        let request = TestRequest("POST", "/first")
        let head: [TestRecord] = [.begin(), .parameters(request.parameters), TestRecord(4)]
        let body = TestRecord.body(recordsAsBody(repeats: repeats), size: size) + [TestRecord(5)]
        let sender = try FastCGISender(client, (head + body).flatMap(\.bytes))
        let first = try client.receiveReply()
        sender.finish()
        #expect(first.body == Array("/first".utf8))
        let isSent = (try? client.send(TestRequest("GET", "/second").bytes)) != nil
        let second = isSent ? try client.receiveReply() : TestReply()
        #expect(second.body == Array("/second".utf8) || second.output.isEmpty && !second.isComplete)
        client.close()
        server.finish()
        #expect(server.handled == (second.isComplete ? 2 : 1))
    }

    @Test func connectionIsKeptWithinTheBudget() throws {
        let server = try TestServer(handler: answerWithPath)
        let client = try server.client()
        for _ in 0..<3 {
            #expect(try client.exchange(TestRequest("POST", "/a", body: pattern(1_000_000))).body == Array("/a".utf8))
        }
        #expect(server.connections.statistics.accepted == 1)
        server.finish()
    }

    @Test func connectionIsClosedPastTheBudget() throws {
        var limits = FastCGILimits()
        limits.drainBytes = 10_000
        let server = try TestServer(limits: limits, handler: answerWithPath)
        let client = try server.client()
        let reply = try client.exchange(TestRequest("POST", "/a", body: pattern(50_000)))
        #expect(reply.isComplete && reply.body == Array("/a".utf8))
        client.finishSending()
        #expect(try client.isAtEnd())
        server.finish()
    }

    @Test(arguments: [true, false])
    func slowBodyIsGivenUpInTime(drips: Bool) throws {
        var limits = FastCGILimits()
        limits.drainTime = .milliseconds(200)
        let server = try TestServer(workers: 1, limits: limits, handler: answerWithPath)
        let client = try server.client()
        try client.send(.begin(), .parameters(TestRequest().parameters), TestRecord(4), TestRecord(5, [1]))
        // The response does not wait for the rest.
        #expect(try client.receiveRecord()?.type == 6)
        let start = ContinuousClock.now
        if drips {
            waitUntil { (try? client.send(TestRecord(5, [1]))) == nil || start.duration(to: .now) > .seconds(5) }
        }
        let reply = try client.receiveReply()
        #expect(reply.isComplete)
        #expect(start.duration(to: .now) < .seconds(4))
        client.close()
        server.finish()
    }

    @Test func bytesBehindTheEndCloseTheConnection() throws {
        let server = try TestServer(workers: 1)
        let client = try server.client()
        try client.send(TestRequest("POST", "/", body: [1]).bytes + TestRequest("POST", "/", body: [2]).bytes)
        #expect(try client.receiveReply().body == [1])
        #expect(try client.isAtEnd())
        server.finish()
        #expect(server.handled == 1)
    }
}
