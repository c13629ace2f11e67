// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import TestSupport
import Testing

/// Responses past libfcgi's own buffer: the records that leave, and their order.
@Suite struct LargeResponseTests {
    private static let head = Array("Status: 200 OK\r\n\r\n".utf8)

    /// The records of the response that a handler writes.
    private func records(_ pieces: [[UInt8]], flushingAfter flushed: Int? = nil) throws -> [TestRecord] {
        let server = try TestServer { exchange in
            for (number, piece) in pieces.enumerated() {
                try exchange.write(piece)
                if number == flushed { try exchange.flush() }
            }
        }
        defer { server.finish() }
        let client = try server.client()
        try client.send(TestRequest().bytes)
        var records: [TestRecord] = []
        repeat {
            records.append(try #require(try client.receiveRecord()))
        } while records.last?.type != 3
        // The connection is where it should be: another request is answered on it.
        #expect(try client.exchange(TestRequest()).output == pieces.flatMap(\.self))
        return records
    }

    @Test(
        "Records are full, padded to eight bytes, and of no other kind",
        arguments: [
            ([32_768], [18, 32_768]),
            ([65_527], [18, 65_527]),
            ([65_528], [18, 65_528]),
            ([65_529], [18, 65_528, 1]),
            ([200_000], [18, 65_528, 65_528, 65_528, 3_416]),
            ([32 * 65_528], [18] + Array(repeating: 65_528, count: 32)),
            ([32 * 65_528 + 5], [18] + Array(repeating: 65_528, count: 32) + [5]),
            ([7_982, 40_000], [8_000, 40_000]),
            ([100, 200, 40_000, 40_000], [318, 40_000, 40_000]),
            ([40_000, 10, 40_000], [18, 40_000, 10, 40_000]),
        ]
    )
    func sizes(pieces: [Int], contents: [Int]) throws {
        let response = [Self.head] + pieces.map { pattern($0) }
        let records = try records(response)
        let output = records.dropLast().filter { !$0.content.isEmpty }
        #expect(output.map(\.content.count) == contents)
        #expect(output.allSatisfy { $0.type == 6 && ($0.content.count + $0.padding) % 8 == 0 })
        #expect(output.flatMap(\.content) == response.flatMap(\.self))
        // The end of the stream, and the end of the request.
        #expect(records.suffix(2).map(\.type) == [6, 3])
        #expect(records.suffix(2).first?.content == [])
    }

    @Test("What was flushed is not sent twice")
    func flushed() throws {
        let response = [Self.head, pattern(300_000)]
        let output = try records(response, flushingAfter: 0).dropLast(2)
        #expect(output.flatMap(\.content) == response.flatMap(\.self))
    }

    @Test("The error stream has records of its own, which change nothing")
    func errorStream() throws {
        let server = try TestServer { exchange in
            try exchange.write(Self.head)
            exchange.writeError(Array("careful".utf8))
            try exchange.write(pattern(100_000))
        }
        let reply = try server.client().exchange(TestRequest())
        #expect(reply.output == Self.head + pattern(100_000))
        #expect(reply.error == Array("careful".utf8))
        server.finish()
    }
}
