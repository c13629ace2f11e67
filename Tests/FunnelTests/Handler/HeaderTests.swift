// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct HeaderTests {
    @Test func setReplacesAddRepeatsClearRemoves() throws {
        let (response, _) = try TestHandler.answer {
            try $0.addHeader("X-A", "1")
            try $0.addHeader("x-a", "2")
            try $0.addHeader("X-B", "1")
            try $0.setHeader("X-B", "3")
            try $0.setHeader(.contentType, "text/plain")
            try $0.setHeader("X-C", "1")
            $0.clearHeader("x-c")
        }
        let name = try #require(HTTPField.Name("X-A"))
        #expect(response.headerFields[values: name] == ["1", "2"])
        #expect(response.headerFields.map { "\($0.name.rawName)=\($0.value)" }.contains("X-B=3"))
        #expect(response.headerFields[.contentType] == "text/plain")
        #expect(!response.headerFields.contains { $0.name.canonicalName == "x-c" })
    }

    @Test(arguments: ["a\r\nb: c", "a\nb", "a\u{0}", "a\u{7F}", "日本"])
    func valuesThatCouldBreakTheHeadAre500(value: String) throws {
        let (response, lines) = try TestHandler.answer { try $0.setHeader("X-A", value) }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("invalidHeaderValue") || lines[0].contains("X-A"))
    }

    /// As in Tornado: a value that is set may have them, one that is added may not.
    @Test(arguments: [" a", "a ", "\ta", "a\t", " "])
    func addedValuesHaveNoBlanksAroundThem(value: String) throws {
        #expect(try TestHandler.answer { try $0.addHeader("X-A", value) }.response.status == .internalServerError)
        #expect(try TestHandler.answer { try $0.setHeader("X-A", value) }.response.status == .ok)
    }

    @Test(arguments: ["", "X A", "X:A", "X\r\nA", "é", ":status"])
    func namesMustBeTokens(name: String) throws {
        let (response, _) = try TestHandler.answer { try $0.addHeader(name, "1") }
        #expect(response.status == .internalServerError)
    }

    @Test func latin1IsSentAsOneByteEach() throws {
        let (response, _) = try TestHandler.answer { try $0.setHeader("X-A", "é\tÿ") }
        let field = try #require(response.headerFields.first { $0.name.canonicalName == "x-a" })
        #expect(field.withUnsafeBytesOfValue { Array($0) } == [0xE9, 0x09, 0xFF])
    }

    @Test func numbersAndDatesAreWrittenAsHTTPWritesThem() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("Age", 7)
            try $0.setHeader(.retryAfter, UInt64.max)
            try $0.setHeader("Last-Modified", secondsSince1970: 1_359_312_200)
            try $0.setHeader(.expires, secondsSince1970: .max)
            try $0.addHeader("X-Number", Int8.min)
            try $0.addHeader(.maxForwards, 1)
            try $0.addHeader("X-Date", secondsSince1970: 0)
            try $0.addHeader(.ifModifiedSince, secondsSince1970: -1)
        }
        let lines = Set(response.headerFields.map { "\($0.name.rawName): \($0.value)" })
        #expect(
            lines.isSuperset(of: [
                "Age: 7", "Retry-After: 18446744073709551615", "Last-Modified: Sun, 27 Jan 2013 18:43:20 GMT",
                "Expires: Fri, 31 Dec 9999 23:59:59 GMT", "X-Number: -128", "Max-Forwards: 1",
                "X-Date: Thu, 01 Jan 1970 00:00:00 GMT", "If-Modified-Since: Wed, 31 Dec 1969 23:59:59 GMT",
            ])
        )
    }

    @Test func thousandsAreRefused() throws {
        let (response, _) = try TestHandler.answer {
            for _ in 0..<70_000 { try $0.addHeader("X-A", "1") }
        }
        #expect(response.status == .internalServerError)
    }

    private final class Branded: RequestHandler {
        override func setDefaultHeaders() throws { try setHeader("X-Brand", "funnel") }
        override func get() throws { throw HTTPError(.forbidden) }
    }

    @Test func defaultHeadersAreOnErrorPagesToo() throws {
        let application = try Application([Route("/", Branded.init)])
        let response = application.respond(to: .make())
        #expect(response.status == .forbidden)
        #expect(response.headerFields.contains { $0.name.rawName == "X-Brand" })
    }
}
