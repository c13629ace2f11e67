// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// A request with something wrong in its parameters, and the statuses that may be answered.
struct BadParameters: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statuses: [Int]
    let request: TestRequest

    /// Makes one of a whole request.
    init(
        _ description: String,
        _ statuses: Int...,
        request: TestRequest = TestRequest("GET", "/"),
        edit: (inout TestRequest) -> Void
    ) {
        testDescription = description
        self.statuses = statuses
        var request = request
        edit(&request)
        self.request = request
    }

    static let all = [
        BadParameters("no parameters", 500) { $0.parameters = [] },
        BadParameters("no method", 500) { $0.remove("REQUEST_METHOD") },
        BadParameters("a malformed method", 400, 405) { $0.set("REQUEST_METHOD", "G E T") },
        BadParameters("an empty length without a body", 200) { $0.set("CONTENT_LENGTH", "") },
        BadParameters("an empty length with a body", 200, request: upload) { $0.set("CONTENT_LENGTH", "") },
        BadParameters("a length that is no number", 400, request: upload) { $0.set("CONTENT_LENGTH", "four") },
        BadParameters("a negative length", 400, request: upload) { $0.set("CONTENT_LENGTH", "-4") },
        BadParameters("a length beyond all numbers", 413, request: upload) {
            $0.set("CONTENT_LENGTH", "99999999999999999999")
        },
        BadParameters("a body shorter than announced", 400, request: upload) { $0.set("CONTENT_LENGTH", "10") },
        BadParameters("a body longer than announced", 400, request: upload) { $0.set("CONTENT_LENGTH", "2") },
        BadParameters("10,000 parameters", 431) { request in
            request.parameters += (0..<10_000).map { ("HTTP_X_\($0)", "1") }
        },
        BadParameters("10,000 arguments", 400, 431) {
            $0.set("REQUEST_URI", "/arguments?" + String(repeating: "a=1&", count: 10_000))
        },
        BadParameters("an argument that is not UTF-8", 400) { $0.set("REQUEST_URI", "/?name=%FF") },
    ]

    /// As it goes over the wire: what is too long for one record goes in several.
    var bytes: [UInt8] {
        let parameters = TestRecord.parameters(request.parameters).content
        let pieces = stride(from: 0, to: parameters.count, by: 32_000).map {
            TestRecord(4, Array(parameters[$0..<min($0 + 32_000, parameters.count)]))
        }
        let records = [.begin()] + pieces + [TestRecord(4)] + TestRecord.body(request.body) + [TestRecord(5)]
        return records.flatMap(\.bytes)
    }

    private static let upload = TestRequest("POST", "/echo", body: Array("four".utf8))
}

extension TestRequest {
    fileprivate mutating func remove(_ name: String) {
        parameters.removeAll { $0.0 == name }
    }

    fileprivate mutating func set(_ name: String, _ value: String) {
        remove(name)
        parameters.append((name, value))
    }
}
