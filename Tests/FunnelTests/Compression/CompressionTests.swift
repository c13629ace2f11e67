// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport
import Testing

@Suite struct CompressionTests {
    private static var settings: Settings {
        var settings = Settings()
        settings.compressResponse = true
        return settings
    }

    /// The bytes that the lengths in the table were measured with.
    private static func body(_ count: Int) -> [UInt8] {
        (0..<count).map { (number: Int) -> UInt8 in UInt8((number * number / 7 + number) % 64 + 48) }
    }

    private func answer(
        _ acceptEncoding: String? = "gzip",
        method: String = "GET",
        variables: [String: String] = [:],
        page: @escaping TestHandler.Body
    ) throws -> GatewayResponse {
        var variables = variables
        variables["HTTP_ACCEPT_ENCODING"] = acceptEncoding
        return try TestHandler.answer(.make(method, "/", variables), settings: Self.settings, page).response
    }

    @Test(arguments: try TableRow.rows(of: CompressionTable.rows))
    func followsTornado(row: TableRow) throws {
        let arguments = row.arguments.map { $0 == "-" ? nil : $0 }
        let (type, vary, coding) = (arguments[1], arguments[2], arguments[3])
        let body = Self.body(try #require(Int(row.arguments[4])))
        for method in ["GET", "HEAD"] {
            let response = try answer(arguments[0], method: method) {
                if let type { try $0.setHeader(.contentType, type) } else { $0.clearHeader(.contentType) }
                if let vary { try $0.setHeader(.vary, vary) }
                if let coding { try $0.setHeader(.contentEncoding, coding) }
                $0.write(body)
            }
            let fields = [HTTPField.Name.vary, .contentEncoding, .contentLength].map {
                response.headerFields[$0] ?? "-"
            }
            #expect(fields.joined(separator: "|") == row.result)
            let sent = try response.gathered().bytes
            if method == "HEAD" {
                #expect(sent.isEmpty)
            } else if coding == nil, fields[1] == "gzip" {
                #expect(try gunzip(sent) == body)
                #expect(fields[2] == "\(sent.count)")
            } else {
                #expect(sent == body)
            }
        }
    }

    /// Where Tornado looks for the four letters and for nothing else, and compresses all of these.
    @Test(arguments: ["gzip;q=0", "gzip; Q=0.000", "gzip;q=0.", "deflate, gzip ; q=0", "notgzip", "gzips", "gzip/1"])
    func aClientThatDoesNotTakeItGetsNone(acceptEncoding: String) throws {
        let response = try answer(acceptEncoding) { $0.write(Self.body(5_000)) }
        #expect(response.headerFields[.contentEncoding] == nil)
        #expect(response.headerFields[.vary] == "Accept-Encoding")
        #expect(try response.gathered().bytes == Self.body(5_000))
    }

    @Test func theTagIsThatOfThePageAndA304Varies() throws {
        let page: TestHandler.Body = { $0.write(Self.body(5_000)) }
        let compressed = try answer(page: page)
        let plain = try answer(nil, page: page)
        #expect(compressed.headerFields[.eTag] == plain.headerFields[.eTag])
        let tag = try #require(plain.headerFields[.eTag])
        let response = try answer(variables: ["HTTP_IF_NONE_MATCH": tag], page: page)
        #expect(response.status == .notModified)
        #expect(response.headerFields.map(\.name) == [.server, .eTag, .vary])
        #expect(response.text.isEmpty)
    }

    @Test func errorPagesEmptyResponsesAndCookiesVaryToo() throws {
        let empty = try answer { $0.setStatus(.noContent) }
        #expect(empty.headerFields == [.server: "Funnel/0.1.0", .vary: "Accept-Encoding"])
        let error = try answer { _ in throw HTTPError(.forbidden) }
        #expect(error.headerFields[.vary] == "Accept-Encoding")
        #expect(error.headerFields[.contentEncoding] == nil)
        let redirection = try answer { try $0.redirect(to: "/") }
        #expect(redirection.headerFields[.vary] == "Accept-Encoding")
    }

    private final class LongErrors: RequestHandler {
        override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
            write(String(repeating: "sorry ", count: 1_000))
        }
    }

    @Test func aLongErrorPageIsCompressed() throws {
        let application = try Application([Route("/", LongErrors.init)], settings: Self.settings)
        let response = application.respond(to: .make("POST", "/", ["HTTP_ACCEPT_ENCODING": "gzip"]))
        #expect(response.status == .methodNotAllowed)
        #expect(try gunzip(response.gathered().bytes).count == 6_000)
    }

    @Test func itIsOffByDefault() throws {
        let environment = GatewayEnvironment.make("GET", "/", ["HTTP_ACCEPT_ENCODING": "gzip"])
        let (response, _) = try TestHandler.answer(environment) { $0.write(Self.body(5_000)) }
        #expect(response.headerFields[.vary] == nil)
        #expect(response.headerFields[.contentEncoding] == nil)
    }

    @Test(arguments: [0, 1, 100, 5_000, 300_000])
    func streamsAreCompressedWhateverTheirLength(size: Int) throws {
        let response = try answer {
            $0.write("begin ")
            try $0.finish { writer in
                for byte in Self.body(size) { try writer.write([byte]) }
            }
        }
        #expect(response.headerFields[.contentEncoding] == "gzip")
        #expect(response.headerFields[.contentLength] == nil)
        let sent = try response.gathered()
        #expect(try gunzip(sent.bytes) == Array("begin ".utf8) + Self.body(size))
        #expect(sent.chunkCount < 100)
    }

    @Test func whatIsFlushedCanBeReadAtOnce() throws {
        let response = try answer {
            try $0.finish { writer in
                try writer.flush()
                for chunk in ["one ", "two ", "three "] {
                    try writer.write(Array(chunk.utf8))
                    try writer.flush()
                    try writer.flush()
                }
            }
        }
        let sent = try response.gathered()
        let seen = try sent.flushedAt.map { count in
            String(decoding: try gunzip(Array(sent.bytes.prefix(count)), isWhole: false), as: UTF8.self)
        }
        #expect(seen == ["", "one ", "one ", "one two ", "one two ", "one two three ", "one two three "])
        #expect(try gunzip(sent.bytes) == Array("one two three ".utf8))
    }

    @Test func aHEADOfAStreamSaysTheSame() throws {
        let page: TestHandler.Body = {
            try $0.setHeader("Content-Length", 3)
            try $0.finish { try $0.write([1, 2, 3]) }
        }
        let (get, head) = (try answer(page: page), try answer(method: "HEAD", page: page))
        #expect(get.headerFields == head.headerFields)
        #expect(get.headerFields[.contentLength] == nil)
        #expect(try gunzip(get.gathered().bytes) == [1, 2, 3])
        #expect(try head.gathered().bytes.isEmpty)
    }

    @Test func aStreamIsHeldToItsLengthBeforeItIsCompressed() throws {
        let response = try answer {
            try $0.setHeader("Content-Length", 2)
            try $0.finish { try $0.write([1, 2, 3]) }
        }
        #expect(throws: HTTPOutputError.contentLengthMismatch(declared: "2", written: 3)) { try response.gathered() }
    }

    @Test func anErrorInAStreamDoesNotEndTheFile() throws {
        struct Trouble: Error {}
        let response = try answer {
            try $0.finish {
                try $0.write([1])
                throw Trouble()
            }
        }
        #expect(throws: Trouble.self) { try response.gathered() }
    }

    @Test func aPartOfAFileIsSentAsItIs() throws {
        for field in [HTTPField.Name.contentRange, .contentEncoding] {
            let response = try answer {
                try $0.setHeader(field, "bytes 0-4999/9000")
                $0.write(Self.body(5_000))
            }
            #expect(try response.gathered().bytes == Self.body(5_000))
        }
        let partial = try answer {
            $0.setStatus(.partialContent)
            $0.write(Self.body(5_000))
        }
        #expect(partial.headerFields[.contentEncoding] == nil)
    }
}
