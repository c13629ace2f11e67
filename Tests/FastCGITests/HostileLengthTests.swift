// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import FunnelStatus
import TestSupport
import Testing

/// What libfcgi cannot be given, and what the peer gets instead.
@Suite struct HostileLengthTests {
    private static let begin = TestRecord.begin().bytes
    private static let claim = TestRecord(4, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).bytes

    @Test(
        arguments: [
            claim,
            TestRecord(4, [1, 0xFF, 0xFF, 0xFF, 0xF0]).bytes,
            TestRecord(4, [0xFF, 0xFF, 0xFF, 0xFF, 0, 65]).bytes + TestRecord(4).bytes + TestRecord(5).bytes,
            TestRecord(4, [1, 1, 65, 66]).bytes + claim,
            // In pieces, across records.
            [0xFF, 0xFF, 0xFF, 0xFF].flatMap { TestRecord(4, [$0]).bytes },
            TestRecord.parameters([("A", String(repeating: "x", count: 32_000))]).bytes
                + TestRecord.parameters([("B", String(repeating: "x", count: 34_000))]).bytes,
        ] as [[UInt8]]
    )
    func excessiveClaimIsAnswered431(parameters: [UInt8]) throws {
        let server = try TestServer(workers: 1, handler: answerWithPath)
        let client = try server.client()
        try client.send(Self.begin + parameters)
        let reply = try client.receiveReply()
        #expect(reply.text.hasPrefix("Status: 431 ") && reply.protocolStatus == 0)
        #expect(try client.isAtEnd())
        #expect(server.connections.statistics.counters[.excessiveParameters] == 1)
        #expect(server.handled == 0)
        client.close()
        #expect(try server.client().exchange(TestRequest("GET", "/next")).text.hasSuffix("/next"))
        server.finish()
    }

    @Test(
        arguments: [
            TestRecord(9, id: 0, (0..<4).flatMap { _ in TestRecord.nameValue(Array("FCGI_MAX_CONNS".utf8), []) }).bytes,
            TestRecord(77, id: 0, [1, 2, 3]).bytes,
            // The end of the parameters with padding, which libfcgi takes for the next header.
            TestRecord(4, [], padding: 8).bytes,
            TestRecord(5, [1]).bytes,
            TestRecord(2).bytes,
        ] as [[UInt8]]
    )
    func oddRecordAmongParametersEndsTheConnection(record: [UInt8]) throws {
        let server = try TestServer(workers: 1, handler: answerWithPath)
        let client = try server.client()
        try client.send(Self.begin + TestRecord.parameters([("A", "1")]).bytes + record)
        #expect(try client.isAtEnd())
        #expect(server.connections.statistics.counters[.malformed] == 1)
        #expect(server.handled == 0)
        client.close()
        server.finish()
    }

    @Test(arguments: [7_000, 9_000, 30_000, 60_000])
    func longParametersPass(size: Int) throws {
        let server = try TestServer(workers: 1) { exchange in
            try exchange.write(Array("Status: 200 OK\r\n\r\n\(exchange.parameters["LONG"]?.utf8.count ?? 0)".utf8))
        }
        var request = TestRequest("GET", "/")
        request.parameters.append(("LONG", String(repeating: "x", count: size)))
        #expect(try server.client().exchange(request).text.hasSuffix("\r\n\r\n\(size)"))
        server.finish()
    }

    @Test func requestThatComesByteByByteIsServed() throws {
        let server = try TestServer(workers: 1, handler: echo)
        let client = try server.client()
        for byte in TestRequest("POST", "/slow", body: Array("text".utf8)).bytes { try client.send([byte]) }
        #expect(try client.receiveReply().body == Array("text".utf8))
        server.finish()
    }
}
