// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestSupport
import Testing

@testable import Funnel

@Suite("Static files")
struct StaticFileHandlerTests {
    private let tree: StaticTree
    private let site: LoggedApplication

    init() throws {
        let tree = try StaticTree()
        self.tree = tree
        let root = tree.root
        site = try LoggedApplication([
            Route("/files/(.*)") { StaticFileHandler($0, root: root, defaultFile: "index.html") },
            Route("/files") { StaticFileHandler($0, root: root) },
            Route("(/.*)") { StaticFileHandler($0, root: "/", defaultFile: "index.html") },
        ])
        try tree.write("digits.txt", String(repeating: "0123456789", count: 10))
        try tree.write("hello.txt", "Hello, static world!\n")
        try tree.write("empty.txt", "")
    }

    @Test("have type, length, tag and time")
    func fields() throws {
        let response = fetch("hello.txt")
        #expect(response.status.code == 200)
        #expect(response.field("Content-Type") == "text/plain")
        #expect(response.field("Content-Length") == "21")
        #expect(response.field("ETag") == Self.tag)
        #expect(response.field("Last-Modified") == "Tue, 14 Nov 2023 22:13:20 GMT")
        #expect(response.field("Accept-Ranges") == "bytes")
        #expect(response.field("Expires") == nil && response.field("Cache-Control") == nil)
        #expect(try response.sent() == "Hello, static world!\n")
    }

    @Test("may be kept for ten years when the URL has a version", arguments: ["?v=", "?v=1", "?a=b&v", "?%76=1"])
    func versioned(query: String) throws {
        let response = fetch("hello.txt\(query)")
        #expect(response.field("Cache-Control") == "max-age=315360000")
        let expires = try #require(response.field("Expires").flatMap { HTTPDate.parse($0) })
        #expect(abs(Double(expires) - WallClock.now - 315_360_000) < 100)
        #expect(fetch("hello.txt?V=1").field("Cache-Control") == nil)
    }

    @Test("answer HEAD as GET, without the body")
    func head() throws {
        let response = fetch("hello.txt", method: "HEAD")
        #expect(response.headerFields == fetch("hello.txt").headerFields)
        #expect(try response.sent().isEmpty)
        #expect(fetch("missing", method: "HEAD").status == .notFound)
        let part = fetch("digits.txt", ["HTTP_RANGE": "bytes=0-9"], method: "HEAD")
        #expect(part.status == .partialContent)
        #expect(part.field("Content-Length") == "10" && part.field("Content-Range") == "bytes 0-9/100")
        #expect(try part.sent().isEmpty)
    }

    @Test("answer no other method", arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
    func otherMethods(method: String) {
        #expect(fetch("hello.txt", method: method).status == .methodNotAllowed)
    }

    @Test(
        "are sent in part",
        arguments: [("0-0", "0"), ("99-99", "9"), ("95-", "56789"), ("-3", "789"), ("97-200", "789")]
    )
    func parts(range: String, expected: String) throws {
        let response = fetch("digits.txt", ["HTTP_RANGE": "bytes=\(range)", "HTTP_IF_RANGE": "\"ignored\""])
        #expect(response.status == .partialContent)
        #expect(try response.sent() == expected)
        #expect(response.field("Content-Length") == "\(expected.utf8.count)")
        #expect(response.field("Content-Range")?.hasSuffix("/100") == true)
        #expect(response.field("ETag") == fetch("digits.txt").field("ETag"))
    }

    @Test("are sent whole when a range is all of them, or none that is understood")
    func wholes() throws {
        for range in ["bytes=0-", "bytes=-100", "bytes=0-99", "bytes=0-5,7-8", "lines=1-2", ""] {
            let response = fetch("digits.txt", ["HTTP_RANGE": range])
            #expect(response.status == .ok)
            #expect(response.field("Content-Length") == "100" && response.field("Content-Range") == nil)
            #expect(try response.sent().utf8.count == 100)
        }
    }

    @Test("refuse a range that they do not have", arguments: ["bytes=100-", "bytes=9-5", "bytes=-0"])
    func noParts(range: String) throws {
        let response = fetch("digits.txt?v=1", ["HTTP_RANGE": range])
        #expect(response.status == .rangeNotSatisfiable)
        #expect(response.field("Content-Range") == "bytes */100")
        #expect(response.field("Content-Type") == "text/plain" && response.field("Content-Length") == "0")
        #expect(response.field("ETag") != nil)
        #expect(try response.sent().isEmpty)
        #expect(fetch("empty.txt", ["HTTP_RANGE": "bytes=0-"]).status == .rangeNotSatisfiable)
    }

    @Test("are not sent again to who has them", arguments: ConditionRow.all)
    func conditions(row: ConditionRow) throws {
        var variables: [String: String] = [:]
        if let tags = row.ifNoneMatch { variables["HTTP_IF_NONE_MATCH"] = tags }
        if let since = row.ifModifiedSince { variables["HTTP_IF_MODIFIED_SINCE"] = since }
        for method in ["GET", "HEAD"] {
            let response = fetch("hello.txt", variables, method: method)
            #expect(response.status.code == row.status)
            #expect(response.field("ETag") == Self.tag)
            #expect(response.field("Last-Modified") == "Tue, 14 Nov 2023 22:13:20 GMT")
            if row.status == 304 {
                #expect(response.field("Content-Type") == nil && response.field("Content-Length") == nil)
                #expect(try response.sent().isEmpty)
            }
        }
    }

    @Test("are found again after a redirection that no browser takes for another host")
    func redirections() {
        #expect(fetch("sub?x=1").field("Location") == "/files/sub/")
        let protocolRelative = site.answer(.make("GET", "/" + tree.file("sub")))
        #expect(protocolRelative.status == .forbidden)
        #expect(site.lines.contains { $0.contains("cannot redirect path with two initial slashes") })
    }

    @Test("need a group in their route")
    func noGroup() {
        #expect(site.answer(.make("GET", "/files")).status == .internalServerError)
        #expect(site.lines.contains { $0.contains("needs a group for the path") })
    }

    @Test("say in the log why they are refused")
    func log() {
        _ = fetch("../outside.txt")
        _ = fetch("pipe")
        _ = fetch("missing")
        let general = site.lines.filter { $0.hasPrefix("warning: 40") && $0.contains("):") }
        #expect(general.count == 2)
        #expect(general[0].hasSuffix("../outside.txt is not in root static directory"))
        #expect(general[1].hasSuffix("pipe is not a file"))
    }

    private func fetch(_ path: String, _ variables: [String: String] = [:], method: String = "GET") -> GatewayResponse {
        site.answer(.make(method, "/files/\(path)", variables))
    }

    private static let tag = ConditionRow.tag
}
