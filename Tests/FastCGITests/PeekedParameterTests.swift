// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import FastCGI

/// The look at parameters must find what libfcgi will read.
@Suite struct PeekedParameterTests {
    private func peeked(_ records: [TestRecord], count: Int? = nil) -> FastCGIParameters {
        let bytes = records.flatMap(\.bytes)
        var collector = ParameterCollector(limits: FastCGILimits())
        return PeekedParameters.collect(bytes, count: count ?? bytes.count, requestID: 1, with: &collector)
    }

    private static let lists: [[(String, String)]] = [
        [], [("A", "")], [("", "x")], TestRequest.nginx(method: "GET", uri: "/a?b=c", length: 0),
        [("LONG", String(repeating: "v", count: 300)), (String(repeating: "N", count: 200), "x")],
        [("HTTP_ACCEPT", "a"), ("HTTP_ACCEPT", "b"), ("HTTP_COOKIE", "c=1"), ("HTTP_COOKIE", "d=2")],
        [("HTTP_PROXY", "evil"), ("REMOTE_ADDR", "127.0.0.1"), ("REMOTE_ADDR", "10.0.0.1")],
        [("HTTP_HOST", "a"), ("HTTP_HOST", "b")], [("ZERO\0NAME", "a\0b"), ("EQUALS=SIGN", "=")],
        (0..<300).map { ("P\($0)", "v") },
    ]

    @Test(arguments: lists.indices)
    func asLibfcgiReadsThem(index: Int) throws {
        let list = Self.lists[index]
        let box = Box<FastCGIParameters?>(nil)
        let server = try TestServer { exchange in box.value = exchange.parameters }
        var request = TestRequest()
        request.parameters = list
        #expect(try server.client().exchange(request).isComplete)
        server.finish()
        #expect(peeked(request.records) == box.value)
    }

    @Test func piecesAreJoined() {
        let content = TestRecord.parameters(Self.lists[3]).content
        let pieces = stride(from: 0, to: content.count, by: 7).map {
            TestRecord(4, Array(content[$0..<min($0 + 7, content.count)]), padding: $0 % 3)
        }
        let whole = peeked([.begin(), .parameters(Self.lists[3]), TestRecord(4), TestRecord(5)])
        #expect(peeked([.begin()] + pieces + [TestRecord(4), TestRecord(5)]) == whole)
        #expect(whole["REQUEST_URI"] == "/a?b=c")
    }

    @Test func recordsOfOtherRequestsAreNotItsOwn() {
        let other = TestRecord.parameters([("REMOTE_USER", "root")], id: 2)
        #expect(peeked([.begin(), other, .parameters([("A", "1")]), TestRecord(4)]).count == 1)
    }

    @Test func whatIsCutOffIsLeftOut() {
        let request = TestRequest()
        let size = request.bytes.count
        for count in 0..<size { #expect(peeked(request.records, count: count).count <= request.parameters.count) }
    }
}
