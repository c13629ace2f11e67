// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import TestSupport
import Testing

@Suite struct ProtocolTests {
    @Test(arguments: [1, 3, 200])
    func valuesAreAnsweredBeforeARequest(repeats: Int) throws {
        let server = try TestServer(workers: 3)
        let client = try server.client()
        let one = TestRecord.nameValue(Array("FCGI_MAX_REQS".utf8), [])
        try client.send(TestRecord(9, id: 0, (0..<repeats).flatMap { _ in one }))
        let answer = try #require(try client.receiveRecord())
        #expect(answer.type == 10)
        #expect(answer.content == TestRecord.nameValue(Array("FCGI_MAX_REQS".utf8), Array("3".utf8)))
        #expect(try client.exchange(TestRequest()).isComplete)
        server.finish()
    }

    @Test func unknownManagementTypeIsAnswered() throws {
        let server = try TestServer()
        let client = try server.client()
        try client.send(TestRecord(99, id: 0, pattern(20_000), padding: 9))
        #expect(try client.receiveRecord() == TestRecord(11, id: 0, [99, 0, 0, 0, 0, 0, 0, 0]))
        #expect(try client.exchange(TestRequest()).isComplete)
        server.finish()
    }

    @Test(arguments: [UInt16(0), 2, 3, 4, 65535])
    func unservedRoleIsRefused(role: UInt16) throws {
        let server = try TestServer()
        let client = try server.client()
        var request = TestRequest()
        request.role = role
        #expect(try client.exchange(request).protocolStatus == 3)
        client.finishSending()
        #expect(try client.isAtEnd())
        server.finish()
        #expect(server.handled == 0)
    }

    @Test(arguments: [true, false])
    func authorizerHasNoBody(sendsInput: Bool) throws {
        let server = try TestServer(roles: [.authorizer]) { exchange in
            #expect(exchange.role == .authorizer)
            #expect(try exchange.read(upTo: 10).isEmpty)
            try exchange.write(Array("Status: 200 OK\r\n\r\n".utf8))
        }
        let client = try server.client()
        // At once: the connection may be closed as soon as the parameters are there.
        let records = [.begin(role: 2), .parameters([("A", "1")]), TestRecord(4)] + (sendsInput ? [TestRecord(5)] : [])
        try client.send(records.flatMap(\.bytes))
        #expect(try client.receiveReply().isComplete)
        client.finishSending()
        #expect(try client.isAtEnd())
        server.finish()
    }

    @Test(arguments: [
        Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), [0], [1, 1, 0, 1, 0, 0, 0, 0],
        [1, 5, 0, 1, 0, 0, 0, 0], [UInt8](repeating: 255, count: 10_000),
        TestRecord.begin().bytes + [UInt8](repeating: 9, count: 64),
    ])
    func garbageClosesOnlyItsConnection(bytes: [UInt8]) throws {
        let server = try TestServer(workers: 1)
        let good = try server.client()
        #expect(try good.exchange(TestRequest()).isComplete)
        let bad = try server.client()
        try? bad.send(bytes)
        #expect(try bad.isAtEnd())
        #expect(try good.exchange(TestRequest()).isComplete)
        server.finish()
        #expect(server.handled == 2)
    }

    @Test func requestThatBreaksOffInItsParametersIsNone() throws {
        let server = try TestServer(workers: 1)
        let request = TestRequest()
        let head = [TestRecord.begin(), .parameters(request.parameters)].flatMap(\.bytes)
        for count in 16...head.count {
            let client = try server.client()
            try client.send(Array(head.prefix(count)))
            client.finishSending()
            #expect(try client.isAtEnd())
        }
        server.finish()
        #expect(server.handled == 0)
    }

    @Test(arguments: [1, 8, 15])
    func pieceOfAHeaderIsNotWaitedForLong(count: Int) throws {
        let server = try TestServer(workers: 1)
        let client = try server.client()
        try client.send(Array(TestRecord.begin().bytes.prefix(count)))
        #expect(try client.isAtEnd())
        server.finish()
    }

    @Test func manyParametersAreReported() throws {
        let server = try TestServer { exchange in
            try exchange.write(Array("\(exchange.parameters.overflow == .count) \(exchange.parameters.count)".utf8))
        }
        let client = try server.client()
        var request = TestRequest()
        request.parameters = (0..<3000).map { ("NAME\($0)", "value") }
        #expect(try client.exchange(request).text == "true 256")
        server.finish()
    }
}
