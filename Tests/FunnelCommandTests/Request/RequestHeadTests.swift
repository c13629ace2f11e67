// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import FunnelCommand

@Suite struct RequestHeadTests {
    private func head(_ text: String, maximumFields: Int = 256) throws -> RequestHead {
        try RequestHead(
            text.split(separator: "|", omittingEmptySubsequences: false).map { Array($0.utf8) },
            maximumFields: maximumFields
        )
    }

    @Test(arguments: [
        ("GET / HTTP/1.1|Host: x", BodyFraming.length(0)),
        ("GET / HTTP/1.0", .length(0)),
        ("GET /caf\u{E9}?a=b HTTP/1.1|Host:", .length(0)),
        ("OPTIONS * HTTP/1.1|Host: x", .length(0)),
        ("GET http://x/ HTTP/1.1|Host: x", .length(0)),
        ("POST / HTTP/1.1|host: x|CONTENT-LENGTH:\t12 ", .length(12)),
        ("POST / HTTP/1.1|Host: x|Content-Length: 2|Content-Length: 2", .length(2)),
        ("POST / HTTP/1.1|Host: x|Transfer-Encoding: Chunked", .chunked),
    ])
    func reads(text: String, framing: BodyFraming) throws {
        #expect(try head(text).framing == framing)
    }

    @Test func keepsWhatWasSent() throws {
        let head = try head("pOST /%41?b=%42 HTTP/1.1|Host: x|X-a:  b\t c |X-A: d|Empty:")
        #expect(head.line.method == "pOST")
        #expect(head.line.target == Array("/%41?b=%42".utf8))
        #expect(head.fields.map(\.name) == ["Host", "X-a", "X-A", "Empty"])
        #expect(head.fields.map { String(decoding: $0.value, as: UTF8.self) } == ["x", "b\t c", "d", ""])
    }

    private static let zero = BodyFraming.length(0)

    @Test(arguments: [
        ("", 400, zero),
        ("GET", 400, zero),
        ("GET /", 400, zero),
        ("GET / HTTP/1.1 x|Host: x", 400, zero),
        ("GET  / HTTP/1.1|Host: x", 400, zero),
        (" GET / HTTP/1.1|Host: x", 400, zero),
        ("G(T / HTTP/1.1|Host: x", 400, zero),
        ("GET x HTTP/1.1|Host: x", 400, zero),
        ("GET * HTTP/1.1|Host: x", 400, zero),
        ("GET /\u{7F} HTTP/1.1|Host: x", 400, zero),
        ("GET /\t HTTP/1.1|Host: x", 400, zero),
        ("GET / http/1.1|Host: x", 400, zero),
        ("GET / HTTP/11|Host: x", 400, zero),
        ("GET / HTTP/1.12|Host: x", 400, zero),
        ("GET / HTTP/2.0|Host: x", 505, zero),
        ("GET / HTTP/1.1", 400, zero),
        ("GET / HTTP/1.1|Host: x|Host: x", 400, zero),
        ("GET / HTTP/1.1|Host: x|nonsense", 400, zero),
        ("GET / HTTP/1.1|Host: x|nonsense|Content-Length: 7", 400, .length(7)),
        ("GET / HTTP/1.1|Host: x|: y", 400, zero),
        ("GET / HTTP/1.1|Host: x|A b: y", 400, zero),
        ("GET / HTTP/1.1|Host : x", 400, zero),
        ("GET / HTTP/1.1|Host: x|A: b\u{0}c", 400, zero),
        ("GET / HTTP/1.1|Host: x|A: b\rc", 400, zero),
        ("GET / HTTP/1.1|Host: x|A: b| folded", 400, zero),
        ("GET / HTTP/1.1| folded|Host: x", 400, zero),
        ("GET / HTTP/1.1|Host: x|A: b|C: d", 431, zero),
    ])
    func answersAndGoesOn(text: String, status: Int, framing: BodyFraming) throws {
        let error = try #require(throws: RequestHeadError.self) { _ = try head(text, maximumFields: 2) }
        #expect(error.status.code == status)
        #expect(error.framing == framing)
    }

    @Test(arguments: [
        ("POST / HTTP/1.1|Host: x|Content-Length: 1|Content-Length: 2", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: 1, 1", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length:", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: -1", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: +1", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: 0x1", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: 99999999999999999999", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length : 1", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: 1| 2", 400),
        ("POST / HTTP/1.1|Host: x| Content-Length: 1", 400),
        ("POST / HTTP/1.1|Host: x|Content-Length: 1|Transfer-Encoding: chunked", 400),
        ("POST / HTTP/1.0|Transfer-Encoding: chunked", 400),
        ("POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip, chunked", 501),
        ("POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|Transfer-Encoding: chunked", 501),
        ("POST / HTTP/1.1|Host: x|Transfer-Encoding:", 501),
    ])
    func answersAndStops(text: String, status: Int) throws {
        let error = try #require(throws: RequestHeadError.self) { _ = try head(text) }
        #expect(error.status.code == status)
        #expect(error.framing == nil)
    }
}
