// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Locking
import TestSupport
import Testing

/// Records of every type, at every place in a request.
@Suite struct RecordOrderTests {
    /// Where a record is put: before the one of this number.
    private static let records = TestRequest("POST", "/asked", body: pattern(40)).records

    @Test(arguments: [UInt16(0), 1, 2], [0, 1, 8, 255])
    func noRecordMakesARequest(id: UInt16, padding: Int) throws {
        let seen = Lock<[String]>([])
        let server = try TestServer(workers: 2) { exchange in
            let uri = exchange.parameters["REQUEST_URI"] ?? "-"
            seen.withLock { $0.append(uri) }
            let body = try readAll(&exchange)
            // Records of other requests change nothing.
            #expect(id == 1 || uri == "/good" || body == pattern(40))
            try exchange.write(body)
        }
        var streams = 0
        for type in [UInt8](0...12) + [77, 255] {
            for content in [[], [0], TestRecord.begin().content, TestRecord.parameters([("A", "1")]).content] {
                for place in 0...Self.records.count {
                    var records = Self.records
                    records.insert(TestRecord(type, id: id, content, padding: padding), at: place)
                    let client = try server.client()
                    // The server may close before it has taken all of it.
                    try? client.send(records.flatMap(\.bytes))
                    client.finishSending()
                    while try client.receiveRecord() != nil {}
                    streams += 1
                }
            }
        }
        #expect(try server.client().exchange(TestRequest("POST", "/good", body: [1])).output == [1])
        #expect(waitUntil { server.connections.statistics.inHand == 0 })
        server.finish()
        let uris = seen.withLock { $0 }
        // The parameters' end at their beginning makes a request without any.
        #expect(Set(uris).isSubset(of: id == 1 ? ["/asked", "/good", "-"] : ["/asked", "/good"]))
        #expect(uris.count <= streams + 1)
    }

    @Test func secondRequestOnABusyConnectionIsRefused() throws {
        let server = try TestServer(workers: 1, handler: echo)
        let client = try server.client()
        let first: [TestRecord] = [.begin(), .parameters([("A", "1")]), TestRecord(4), TestRecord(5, [1, 2])]
        let rest: [TestRecord] = [.begin(id: 2), TestRecord(5, [3]), TestRecord(5)]
        try client.send((first + rest).flatMap(\.bytes))
        var records: [TestRecord] = []
        while records.count(where: { $0.type == 3 }) < 2, let record = try client.receiveRecord() {
            records.append(record)
        }
        // FCGI_CANT_MPX_CONN for the second, and the first goes on.
        #expect(records.first { $0.id == 2 }?.content == [0, 0, 0, 0, 1, 0, 0, 0])
        let output = records.filter { $0.id == 1 && $0.type == 6 }.flatMap(\.content)
        #expect(output.suffix(7) == Array("\r\n\r\n".utf8) + [1, 2, 3])
        server.finish()
        #expect(server.handled == 1)
    }

    @Test(arguments: [
        ([("A\0B", "1"), ("C", "2")], ["A=", "C=2"]), ([("A", "1\u{0}2")], ["A=1"]), ([("A=B", "1")], ["A=B=1"]),
        ([("", "1"), ("B", "2")], ["B=2"]), ([("A", "1"), ("A", "2")], ["A=2"]), ([("A", "")], ["A="]),
        ([("FCGI_ROLE", "AUTHORIZER"), ("A", "1")], ["FCGI_ROLE=AUTHORIZER", "A=1"]),
    ])
    func oddNamesMakeNoOtherPairs(pairs: [(String, String)], expected: [String]) throws {
        let seen = Lock<[String]>([])
        let server = try TestServer(workers: 1) { exchange in
            #expect(exchange.role == .responder)
            exchange.parameters.forEach { name, value in
                let pair = String(decoding: name, as: UTF8.self) + "=" + String(decoding: value, as: UTF8.self)
                seen.withLock { $0.append(pair) }
            }
            try answerWithPath(&exchange)
        }
        var request = TestRequest()
        request.parameters = pairs
        #expect(try server.client().exchange(request).isComplete)
        server.finish()
        #expect(seen.withLock { $0 } == expected)
    }
}
