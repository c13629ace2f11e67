// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing

@testable import FunnelCommand

@Suite struct ShortRequestTests {
    private func lines(_ request: ShortRequest) -> [String] {
        request.head.fields.map { "\($0.name): \(String(decoding: $0.value, as: UTF8.self))" }
    }

    @Test func addsWhatIsNotGiven() throws {
        let request = try ShortRequest(method: "POST", target: "/", headers: ["X: y"], data: "a=\u{E9}")
        #expect(
            lines(request) == [
                "X: y", "Host: localhost", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 4",
            ]
        )
        #expect(request.body == Array("a=\u{E9}".utf8))
    }

    @Test func leavesWhatIsGiven() throws {
        let headers = ["host: x", "content-type: text/plain", "content-length: 9"]
        let request = try ShortRequest(method: "PUT", target: "/", headers: headers, data: "a")
        #expect(lines(request) == headers)
    }

    @Test func hasNoBodyWithoutData() throws {
        #expect(lines(try ShortRequest(method: "GET", target: "/", headers: [], data: nil)) == ["Host: localhost"])
    }

    @Test(arguments: [
        ("G T", "/", [], "METHOD TARGET VERSION"), ("GET", "x", [], "no path and no URL"),
        ("GET", "/", ["nonsense"], "without a colon"), ("GET", "/", ["A: b\r\nC: d"], "line breaks"),
        ("GET", "/\nX", [], "line breaks"), ("", "/", [], "no token"),
    ])
    func refuses(method: String, target: String, headers: [String], reason: String) throws {
        let error = try #require(throws: ValidationError.self) {
            _ = try ShortRequest(method: method, target: target, headers: headers, data: nil)
        }
        #expect(error.message.contains(reason))
    }
}
