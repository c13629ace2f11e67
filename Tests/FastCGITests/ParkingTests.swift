// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import TestSupport
import Testing

/// Connections that wait in the queue again: nothing that comes on one may go unnoticed.
@Suite struct ParkingTests {
    private static let values = TestRecord(9, id: 0, TestRecord.nameValue(Array("FCGI_MPXS_CONNS".utf8), []))

    @Test("What comes together is noticed, with one worker and with several", arguments: [1, 3])
    func together(workers: Int) throws {
        let server = try TestServer(workers: workers)
        let client = try server.client()
        for _ in 0..<200 {
            try client.send(Self.values, Self.values, Self.values)
            for _ in 0..<3 { #expect(try client.receiveRecord()?.type == 10) }
            try client.send(Self.values.bytes + TestRequest().bytes)
            #expect(try client.receiveRecord()?.type == 10)
            #expect(try client.receiveReply().isComplete)
        }
        server.finish()
        #expect(server.handled == 200)
    }

    @Test("An end that comes with a request is noticed after it", arguments: [1, 3])
    func ends(workers: Int) throws {
        let server = try TestServer(workers: workers)
        for number in 0..<200 {
            let client = try server.client()
            for _ in 0..<number % 3 { #expect(try client.exchange(TestRequest()).isComplete) }
            try client.send(TestRequest().bytes)
            client.finishSending()
            #expect(try client.receiveReply().isComplete)
            #expect(try client.isAtEnd())
        }
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    @Test("A request that comes while the body of the one before is read is noticed after it")
    func pieces() throws {
        let server = try TestServer(workers: 3)
        let client = try server.client()
        let bytes = TestRequest("POST", "/", body: pattern(50_000)).bytes
        for number in 0..<200 {
            let split = 1_000 + number * 200
            try client.send(Array(bytes[..<split]))
            waitUntil { server.connections.statistics.inHand == 1 }
            try client.send(Array(bytes[split...]))
            #expect(try client.receiveReply().body == pattern(50_000))
            #expect(try client.exchange(TestRequest("POST", "/", body: [1, 2, 3])).body == [1, 2, 3])
        }
        server.finish()
    }
}
