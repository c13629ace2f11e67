// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// What a request has of its form.
@Suite struct RequestFormTests {
    private let small = Array((Form.part("1") + Form.end).utf8)

    @Test func aSmallFormLeavesTheBody() throws {
        let request = try Form.request([small])
        #expect(try request.bodyArguments == ["a": [Array("1".utf8)]])
        #expect(try request.body == small)
    }

    @Test func aFormCanBeParsedAfterTheBodyWasRead() throws {
        let request = try Form.request([small])
        #expect(try request.body == small)
        #expect(try request.bodyArguments.count == 1)
        #expect(try request.body == small)
    }

    @Test func aLargeFormLeavesNone() throws {
        let value = String(repeating: "x", count: 65_536)
        let request = try Form.request([Array(Form.part(value).utf8), Array(Form.end.utf8)])
        #expect(try request.bodyArguments["a"]?.first?.count == 65_536)
        #expect(throws: RequestBodyError.parsedAsForm) { try request.body }
    }

    @Test func anUrlencodedFormLeavesTheBody() throws {
        let body = Array("a=1&b=2".utf8)
        let request = try Form.request([body], type: "application/x-www-form-urlencoded")
        #expect(try request.bodyArguments.count == 2)
        #expect(try request.body == body)
    }

    @Test func whatIsNoFormHasNoArguments() throws {
        let request = try Form.request([Array("a=1".utf8)], type: "text/plain")
        #expect(try request.bodyArguments.isEmpty)
        #expect(try request.files.isEmpty)
        #expect(try request.body == Array("a=1".utf8))
    }

    @Test func queryAndBodyAreMerged() throws {
        let variables = ["CONTENT_TYPE": "application/x-www-form-urlencoded"]
        let request = try HTTPServerRequest(.make("POST", "/?a=1&q=2", variables, body: Array("a=3&b=4".utf8)))
        let arguments = try request.arguments.mapValues { $0.map { String(decoding: $0, as: UTF8.self) } }
        #expect(arguments == ["a": ["1", "3"], "q": ["2"], "b": ["4"]])
    }

    @Test(arguments: ["gzip", "identity", ""], [Form.type, "application/x-www-form-urlencoded"])
    func anEncodedFormIsRefused(encoding: String, type: String) throws {
        let variables = ["CONTENT_TYPE": type, "HTTP_CONTENT_ENCODING": encoding]
        let request = try HTTPServerRequest(.make("POST", "/", variables, body: small))
        let error = #expect(throws: HTTPError.self) { try request.bodyArguments }
        #expect(error?.status == .badRequest)
    }

    @Test func anEncodedBodyThatIsNoFormIsLeftAlone() throws {
        let variables = ["CONTENT_TYPE": "text/plain", "HTTP_CONTENT_ENCODING": "gzip"]
        #expect(try HTTPServerRequest(.make("POST", "/", variables, body: small)).body == small)
    }
}
