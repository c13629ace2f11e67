// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport
import Testing

/// What clients that mean no good send, and the one answer they get.
@Suite struct HostileFramingTests {
    /// A client's bytes, and the statuses that answer them. The connection is closed after the last one.
    struct Row: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let statuses: [Int]

        init(_ text: String, _ statuses: Int...) {
            bytes = Array(text.utf8)
            self.statuses = statuses
        }

        init(latin1 text: String, _ statuses: Int...) {
            bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            self.statuses = statuses
        }

        var testDescription: String { String(decoding: bytes.prefix(90), as: UTF8.self).debugDescription }
    }

    /// What would be a second request to a server that is fooled about the end of the first.
    static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"

    static func head(_ fields: String, _ method: String = "POST") -> String {
        "\(method) / HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n"
    }

    static func chunks(_ text: String) -> String {
        head("Transfer-Encoding: chunked") + text
    }

    static let lengths = [
        Row(head("Content-Length: 5\r\nContent-Length: 6") + smuggled, 400),
        Row(head("Content-Length: 5\r\nContent-Length: 5") + smuggled, 400),
        Row(head("Content-Length: 0\r\ncontent-length: 35") + smuggled, 400),
        Row(head("Content-Length: 5, 5") + smuggled, 400),
        Row(head("Content-Length: -1") + smuggled, 400),
        Row(head("Content-Length: +5") + smuggled, 400),
        Row(head("Content-Length: 0x5") + smuggled, 400),
        Row(head("Content-Length: 5 5") + smuggled, 400),
        Row(head("Content-Length: 5;") + smuggled, 400),
        Row(head("Content-Length: 1e1") + smuggled, 400),
        Row(head("Content-Length: 5.0") + smuggled, 400),
        Row(head("Content-Length:") + smuggled, 400),
        Row(head("Content-Length: five") + smuggled, 400),
        Row(latin1: head("Content-Length: \u{B2}") + smuggled, 400),
        Row(head("Content-Length : 35") + smuggled, 400),
        Row(head("Content-Length\t: 35") + smuggled, 400),
        Row(head(" Content-Length: 35") + smuggled, 400),
        Row(head("Content-Length: \r\n 35") + smuggled, 400),
        Row(head("Content-Length: 18446744073709551616") + smuggled, 413),
        Row(head("Content-Length: 9223372036854775808") + smuggled, 413),
        Row(head("Content-Length: 99999999999999999999999999999999") + smuggled, 413),
        Row(head("Content-Length: 104857601"), 413),
        Row(head("Content-Length: 104857601\r\nExpect: 100-continue"), 413),
    ]

    static let codings = [
        Row(head("Transfer-Encoding: chunked\r\nContent-Length: 5") + "0\r\n\r\n" + smuggled, 400),
        Row(head("Content-Length: 5\r\nTransfer-Encoding: chunked") + "0\r\n\r\n" + smuggled, 400),
        Row(head("Content-Length: 0\r\nTransfer-Encoding: identity") + smuggled, 501),
        Row(head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") + "0\r\n\r\n" + smuggled, 400),
        Row(head("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity") + "0\r\n\r\n" + smuggled, 400),
        Row(head("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked") + "0\r\n\r\n" + smuggled, 501),
        Row(head("Transfer-Encoding: chunked, chunked") + "0\r\n\r\n" + smuggled, 501),
        Row(head("Transfer-Encoding: gzip, chunked") + "0\r\n\r\n" + smuggled, 501),
        Row(head("Transfer-Encoding: chunked, gzip") + "0\r\n\r\n" + smuggled, 501),
        Row(head("Transfer-Encoding: xchunked") + smuggled, 501),
        Row(head("Transfer-Encoding: \"chunked\"") + smuggled, 501),
        Row(head("Transfer-Encoding: chunked;q=1") + smuggled, 501),
        Row(head("Transfer-Encoding:") + smuggled, 501),
        Row(head("Transfer-Encoding: \u{B}chunked") + smuggled, 400),
        Row(head("Transfer-Encoding : chunked") + "0\r\n\r\n" + smuggled, 400),
        Row(head("Transfer-Encoding\u{0}: chunked") + smuggled, 400),
        Row(head("X: y\r\n Transfer-Encoding: chunked") + smuggled, 400),
        Row(head("X: y\rTransfer-Encoding: chunked") + smuggled, 400),
        Row(head("X: y\nTransfer-Encoding: chunked") + smuggled, 400),
        Row("POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 400),
    ]

    static let badChunks = [
        Row(chunks("x\r\n\r\n"), 400),
        Row(chunks("\r\n\r\n"), 400),
        Row(chunks("-1\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("+1\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("0x1\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks(" 1\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("1 \r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("1\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("1\rx\r\n0\r\n\r\n"), 400),
        Row(chunks("1\r\nxy\r\n0\r\n\r\n"), 400),
        Row(chunks("2\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("1\r\nx\n0\r\n\r\n"), 400),
        Row(chunks("1;a=\u{0}\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("1;a\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("ffffffffffffffff\r\nx"), 400),
        Row(chunks("8000000000000000\r\nx"), 400),
        Row(chunks("10000000000000000\r\nx"), 400),
        Row(chunks("00000000000000001\r\nx\r\n0\r\n\r\n"), 400),
        Row(chunks("0\r\n\n"), 400),
        Row(chunks("0\r\nX: y\n\r\n"), 400),
        Row(chunks("0\r\n X: y\r\n\r\n"), 400),
        Row(chunks("0\r\nX: \u{0}\r\n\r\n"), 400),
        Row(chunks("1;" + String(repeating: "a", count: 20_000)), 400),
        Row(chunks("0\r\nX: " + String(repeating: "a", count: 20_000)), 400),
    ]

    static let lines = [
        Row("GET / HTTP/1.1\nHost: x\n\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\n\n", 400),
        Row("\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("\rGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row(" GET / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET /  HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400),
        Row("GET\t/\tHTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET /\r\n\r\n", 400),
        Row("GET / HTTP/1.1\u{0}\r\nHost: x\r\n\r\n", 400),
        Row("GET /\u{0} HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET /\u{7F} HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET /#top HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET index.html HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET http:// HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET http://a@b/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        Row("G(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("G\u{0}T / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row(String(repeating: "G", count: 65) + " / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET / http/1.1\r\nHost: x\r\n\r\n", 400),
        Row("GET / HTTP/1\r\nHost: x\r\n\r\n", 400),
        Row("GET / HTTP/1.10\r\nHost: x\r\n\r\n", 400),
        Row("GET / HTTP/0.9\r\nHost: x\r\n\r\n", 505),
        Row("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        Row("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        Row("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", 400),
    ]

    static let fields = [
        Row("GET / HTTP/1.1\r\n\r\n", 400),
        Row("GET http://x/ HTTP/1.1\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n\tc\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}c\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA: b\u{7F}c\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA: b\u{1}c\r\n\r\n", 400),
        Row(latin1: "GET / HTTP/1.1\r\nHost: x\r\n\u{E4}: b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nContent-Type: a\r\nContent-Type: b\r\n\r\n", 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\n\r\n", 417),
        Row("GET /" + String(repeating: "a", count: 70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        Row("GET / HTTP/1.1\r\nHost: x\r\nA: " + String(repeating: "a", count: 70_000) + "\r\n\r\n", 431),
        Row("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 20_000) + "\r\n", 431),
        Row("GET / HTTP/1.1\r\nHost: x\r\n" + (0..<300).map { "A\($0): b\r\n" }.joined() + "\r\n", 431),
    ]

    /// What is well-formed, if odd, and followed by something that is not.
    static let afterGood = [
        Row("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n\u{0}", 200, 400),
        Row("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd\u{0}", 200, 400),
        Row(chunks("1;a=\"b\";c\r\nx\r\n000\r\nX: y\r\n\r\n") + "\u{0}", 200, 400),
        Row(chunks("A\r\n0123456789\r\n0\r\n\r\n") + "GET\r\n\r\n", 200, 400),
        Row(head("Content_Length: 3\r\nTransfer_Encoding: chunked") + "\u{0}", 200, 400),
        Row("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n\u{0}", 200, 400),
        Row("GET HTTP://x:80/?a HTTP/1.1\r\nHost: y\r\n\r\n\u{0}", 200, 400),
        Row("GET / HTTP/1.7\r\nHost:\r\n\r\n\u{0}", 200, 400),
        Row(latin1: "GET /\u{E4} HTTP/1.1\r\nHost: x\r\nA: \u{FF}\t\u{E4}\r\n\r\n\u{0}", 200, 400),
    ]

    static let rows = lengths + codings + badChunks + lines + fields + afterGood

    private func server(_ count: Counter) throws -> RunningServer<GatewayFunction> {
        try RunningServer { environment in
            count.increment()
            while try !environment.input.read(upTo: 4_096).isEmpty {}
            let isFooled = environment.variables["REQUEST_URI"]?.contains("smuggled") ?? true
            return GatewayResponse(status: isFooled ? .conflict : .ok)
        }
    }

    @Test(arguments: rows)
    func getsItsAnswerAndNoOther(row: Row) throws {
        let count = Counter()
        let server = try server(count)
        let client = try server.connect()
        client.offer(row.bytes)
        for status in row.statuses { #expect(try client.receive().status == status) }
        #expect(try client.isAtEnd())
        #expect(count.value == row.statuses.count { $0 == 200 })
    }

    @Test(arguments: rows.filter { $0.bytes.count < 200 })
    func getsTheSameAnswerByteByByte(row: Row) throws {
        let server = try server(Counter())
        let client = try server.connect()
        for byte in row.bytes where client.offer([byte]) == 0 { break }
        for status in row.statuses { #expect(try client.receive().status == status) }
        #expect(try client.isAtEnd())
    }

    @Test func refusalsSayThatTheConnectionEnds() throws {
        let answer = try server(Counter()).answer("GET / HTTP/1.1\r\n\r\n")
        #expect(answer.lines.first == "HTTP/1.1 400 Bad Request")
        #expect(answer.isLast)
        #expect(answer.field("date") != nil)
        #expect(answer.text == "<html><title>400: Bad Request</title><body>400: Bad Request</body></html>")
    }

    @Test func refusalsAreLogged() throws {
        let server = try server(Counter())
        _ = try server.answer("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        #expect(server.lines.contains("400 request from 127.0.0.1 refused: two Host fields"))
    }

}
