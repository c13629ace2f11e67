// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ETagTests {
    private static let hello = "\"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0\""

    private func answer(
        _ method: String = "GET",
        _ ifNoneMatch: String? = nil,
        _ body: @escaping TestHandler.Body
    ) throws -> GatewayResponse {
        let variables = ifNoneMatch.map { ["HTTP_IF_NONE_MATCH": $0] } ?? [:]
        return try TestHandler.answer(.make(method, "/", variables), body).response
    }

    @Test(arguments: ["GET", "HEAD"])
    func isSetAndAnswersWhoHasIt(method: String) throws {
        let first = try answer(method) { $0.write("Hello") }
        #expect(first.status == .ok)
        #expect(first.headerFields[.eTag] == Self.hello)
        let second = try answer(method, "\"x\", W/\(Self.hello)") { $0.write("Hello") }
        #expect(second.status == .notModified)
        #expect(second.headerFields[.eTag] == Self.hello)
        #expect(second.text.isEmpty)
        let changed = try answer(method, Self.hello) { $0.write("Hello!") }
        #expect(changed.status == .ok)
        #expect(changed.headerFields[.contentLength] == "6")
    }

    @Test func a304KeepsFieldsAndCookies() throws {
        let response = try answer("GET", "*") {
            try $0.setHeader("Cache-Control", "no-cache")
            try $0.setHeader("Content-Language", "en")
            try $0.setCookie("seen", "1")
            $0.write("Hello")
        }
        #expect(response.status == .notModified)
        #expect(response.headerFields.map(\.name) == [.server, .cacheControl, .eTag, .setCookie])
        #expect(response.cookies == ["seen=1; Path=/"])
    }

    @Test func onlyA200ToGETAndHEADHasOne() throws {
        for method in ["POST", "DELETE"] {
            let response = try answer(method, "*") { $0.write("Hello") }
            #expect(response.status == .ok)
            #expect(response.headerFields[.eTag] == nil)
        }
        let created = try answer("GET", "*") { $0.setStatus(.created) }
        #expect(created.status == .created)
        #expect(created.headerFields[.eTag] == nil)
        let error = try answer("GET", "*") { _ in throw HTTPError(.notFound) }
        #expect(error.status == .notFound)
        #expect(error.headerFields[.eTag] == nil)
        let streamed = try answer("GET", "*") { try $0.finish { try $0.write([1]) } }
        #expect(streamed.status == .ok)
        #expect(streamed.headerFields[.eTag] == nil)
    }

    @Test func oneThatWasSetIsSentButNotChecked() throws {
        let response = try answer("GET", "\"mine\"") {
            try $0.setHeader(.eTag, "\"mine\"")
            $0.write("Hello")
        }
        #expect(response.status == .ok)
        #expect(response.headerFields[.eTag] == "\"mine\"")
        #expect(response.text == "Hello")
    }

    private final class Versioned: RequestHandler {
        let tag: String?
        private(set) var pages = 0

        init(_ context: HandlerContext, tag: String?) {
            self.tag = tag
            super.init(context)
        }

        override func computeETag() -> String? { tag }
        override func get() throws {
            setETagHeader()
            if checkETagHeader() {
                setStatus(.notModified)
                return
            }
            write("page")
        }
        override func head() throws {}
    }

    private func versioned(_ tag: String?, _ ifNoneMatch: String, method: String = "GET") throws -> GatewayResponse {
        try Application([Route("/", { Versioned($0, tag: tag) })])
            .respond(to: .make(method, "/", ["HTTP_IF_NONE_MATCH": ifNoneMatch]))
    }

    @Test func canBeMadeAndCheckedEarly() throws {
        #expect(try versioned("W/\"7\"", "\"7\"").status == .notModified)
        #expect(try versioned("\"7\"", "\"6\"").text == "page")
        #expect(try versioned("\"7\"", "\"7\"", method: "HEAD").status == .notModified)
    }

    @Test func nilAndWhatCannotBeSentAreNone() throws {
        for tag in [nil, "\"a\r\nb\"", "日"] {
            for method in ["GET", "HEAD"] {
                let response = try versioned(tag, "*", method: method)
                #expect(response.status == .ok)
                #expect(response.headerFields[.eTag] == nil)
            }
        }
    }
}
