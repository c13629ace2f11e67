// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import FastCGI

@Suite struct FirstRecordTests {
    private static func request(
        keep: Bool = true,
        id: UInt16 = 1,
        complete: Bool = false,
        role: FastCGIRole = .responder
    ) -> FirstRecord {
        var preview = RequestPreview(requestID: id, role: role, isKept: keep)
        let tail = TestRecord(4, id: id).bytes + (complete ? TestRecord(5, id: id).bytes : [])
        if complete { _ = preview.scan(tail, from: 0, end: tail.count, limit: 65_536) }
        return .request(preview)
    }

    private static func management(_ type: UInt8, content: Int, padding: Int) -> FirstRecord {
        let kind = RecordKind(rawValue: type)
        return .management(RecordHeader(kind: kind, requestID: 0, contentLength: content, paddingLength: padding))
    }

    private static func pair(_ name: String, _ value: String = "") -> [UInt8] {
        TestRecord.nameValue(Array(name.utf8), Array(value.utf8))
    }

    @Test(
        arguments: [
            ([], .incomplete),
            ([1], .incomplete),
            ([0], .garbage),
            ([2, 1, 0, 1, 0, 8, 0, 0], .garbage),
            (Array("GET / HTTP/1.1\r\n".utf8), .garbage),
            ([1, 1, 0, 1, 0, 8, 0], .incomplete),
            ([1, 1, 0, 1, 0, 8, 0, 0], .incomplete),
            ([1, 1, 0, 1, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0], .incomplete),
            ([1, 1, 0, 1, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], request(keep: false)),
            ([1, 1, 0, 1, 0, 8, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], request()),
            ([1, 1, 0, 1, 0, 8, 0, 0, 0, 1, 255, 9, 9, 9, 9, 9], request()),
            ([1, 1, 255, 255, 0, 8, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], request(id: 65535)),
            ([1, 1, 0, 0, 0, 8, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], .garbage),
            ([1, 1, 0, 1, 0, 7, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], .garbage),
            ([1, 1, 0, 1, 1, 8, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], .garbage),
            ([1, 1, 0, 7, 0, 8, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0], .unservedRole(requestID: 7)),
            ([1, 1, 0, 7, 0, 8, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0], .unservedRole(requestID: 7)),
            ([1, 1, 0, 7, 0, 8, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0], .unservedRole(requestID: 7)),
            ([1, 4, 0, 1, 0, 0, 0, 0], .garbage),
            ([1, 5, 0, 1, 0, 0, 0, 0], .garbage),
            ([1, 9, 0, 0, 0, 3, 5, 0], management(9, content: 3, padding: 5)),
            ([1, 77, 0, 0, 0, 0, 0, 0], management(77, content: 0, padding: 0)),
        ] as [([UInt8], FirstRecord)]
    )
    func judgement(bytes: [UInt8], expected: FirstRecord) {
        #expect(FirstRecord(bytes, count: bytes.count, roles: [.responder], limit: 65_536) == expected)
    }

    @Test func completeRequestIsSeenOnlyWhenAllOfItIsThere() {
        let bytes = TestRequest("POST", "/", body: Array("text".utf8)).bytes
        for count in 16..<bytes.count {
            guard case .request(let preview) = FirstRecord(bytes, count: count, roles: [.responder], limit: 65_536)
            else {
                Issue.record("no request at \(count)")
                return
            }
            #expect(!preview.isComplete)
        }
        guard case .request(let preview) = FirstRecord(bytes, count: bytes.count, roles: [.responder], limit: 65_536)
        else { return }
        #expect(preview.isComplete && !preview.hasExcess)
        guard
            case .request(let more) = FirstRecord(
                bytes + [1],
                count: bytes.count + 1,
                roles: [.responder],
                limit: 65_536
            )
        else {
            return
        }
        #expect(more.isComplete && more.hasExcess)
    }

    @Test func managementInsideARequestIsNotServed() {
        let bytes = TestRecord.begin().bytes + TestRecord(9, id: 0, [0]).bytes
        #expect(FirstRecord(bytes, count: bytes.count, roles: [.responder], limit: 65_536) == .garbage)
    }

    @Test(
        arguments: [
            ([], []),
            ([15, 0] + Array("FCGI_MPXS_CONNS".utf8), [15, 1] + Array("FCGI_MPXS_CONNS0".utf8)),
            ([14, 0] + Array("FCGI_MAX_CONNS".utf8), [14, 2] + Array("FCGI_MAX_CONNS64".utf8)),
            (
                pair("FCGI_MAX_CONNS", "x") + pair("FCGI_MAX_REQS"),
                pair("FCGI_MAX_CONNS", "64") + pair("FCGI_MAX_REQS", "16")
            ),
            ([0x80, 0, 0, 13, 0] + Array("FCGI_MAX_REQS".utf8), [13, 2] + Array("FCGI_MAX_REQS16".utf8)),
            ([5, 0] + Array("OTHER".utf8), []),
            ([255, 255, 255, 255, 255, 255, 255, 255], []),
            ([0x80, 0], []),
            ([14], []),
            ([14, 0, 70], []),
            (pair("FCGI_MAX_REQS") + pair("FCGI_MAX_REQS"), pair("FCGI_MAX_REQS", "16")),
        ] as [([UInt8], [UInt8])]
    )
    func values(content: [UInt8], expected: [UInt8]) {
        let values = [("FCGI_MAX_CONNS", 64), ("FCGI_MAX_REQS", 16), ("FCGI_MPXS_CONNS", 0)]
        let padding = (8 - expected.count % 8) % 8
        let record = TestRecord(10, id: 0, expected, padding: padding).bytes
        #expect(ManagementReply.values(for: content[...], from: values) == record)
    }
}
