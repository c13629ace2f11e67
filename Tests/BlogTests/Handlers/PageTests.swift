// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelTesting
import HTTPTypes
import TestSupport
import Testing

@testable import Blog

@Suite("Pages for readers")
struct PageTests {
    @Test("a new blog has ten entries on two pages")
    func paging() throws {
        let visitor = try Visitor(entries: true)
        let first = try visitor.client.get("/")
        #expect(first.status == .ok)
        #expect(first.text.components(of: "<article").count == 5)
        #expect(first.text.contains("href=\"/?page=2\""))
        let second = try visitor.client.get("/?page=2")
        #expect(second.text.components(of: "<article").count == 5)
        #expect(!second.text.contains("href=\"/?page=3\""))
        #expect(second.text.contains("href=\"/?page=1\""))
    }

    @Test("an entry is at its slug", arguments: FirstEntries.all.map(\.title))
    func entry(title: String) throws {
        let response = try Visitor(entries: true).client.get("/entry/\(Slug.make(title))")
        #expect(response.status == .ok)
        #expect(response.text.contains("<h1>\(title.htmlEscaped())</h1>"))
    }

    @Test(
        "what is not there has a page in the site's style, that says what to do",
        arguments: [
            "/nothing", "/entry/nothing", "/archive/1999-01", "/archive/2026-13", "/?page=3",
            "/?page=9223372036854775807",
            "/?page=-1", "/static/nothing.css", "/images/nothing.png", "/images/../blog.sqlite",
            "/entry/%3Cscript%3E", "/entry/%F0%9F%98%80", "/entry/%27%22%60;--", "/entry/a%2Fb", "/entry/%00",
            "/entry/" + String(repeating: "x", count: 5_000),
        ]
    )
    func notFound(path: String) throws {
        let response = try Visitor(entries: true).client.get(path)
        #expect([403, 404].contains(response.status.code))
        #expect(response.text.contains("The Daily Funnel"))
        #expect(response.text.contains("To the front page"))
        #expect(!response.text.contains("<script"))
    }

    @Test("an address with bytes that are no text is a bad request, in the site's style")
    func invalidUnicode() throws {
        let response = try Visitor().client.get("/entry/%FF")
        #expect(response.status == .badRequest)
        #expect(response.text.contains("The Daily Funnel"))
    }

    @Test("the archive has the months, and a month its entries")
    func archive() throws {
        let visitor = try Visitor(entries: true)
        let month = try #require(try visitor.site.database.months().first)
        let archive = try visitor.client.get("/archive")
        #expect(archive.text.contains("href=\"/archive/\(month.month)\">\(month.month.monthInWords)</a>"))
        let page = try visitor.client.get("/archive/\(month.month)")
        #expect(page.text.components(of: "<article").count == month.count)
    }

    @Test(
        "the search finds words and how they begin",
        arguments: [
            ("sqlite", "Why SQLite is enough"), ("PASSW", "A password is not kept"),
            ("telephones scripts", "For telephones"),
        ]
    )
    func search(query: String, title: String) throws {
        let page = try Visitor(entries: true).client.get("/search?q=\(query.urlEscaped())")
        #expect(page.text.contains(title))
    }

    @Test(
        "nothing that is searched for is an error",
        arguments: [
            "", "\"", "\" OR *", "NEAR(", "a AND", "-", "^", "title:x", "'; DROP TABLE entry; --", "<script>", "東京",
            "*",
        ]
    )
    func oddSearch(query: String) throws {
        let page = try Visitor(entries: true).client.get("/search?q=\(query.urlEscaped())")
        #expect(page.status == .ok)
        #expect(!page.text.contains("<script>"))
    }

    @Test("a page is kept until an entry changes, and a browser that has it gets 304")
    func kept() throws {
        let visitor = try Visitor(entries: true)
        let reader = visitor.another()
        let first = try reader.get("/")
        let tag = try #require(first.headers[.eTag])
        #expect(try reader.get("/", headers: [.ifNoneMatch: tag]).status == .notModified)
        try visitor.signUp()
        _ = try visitor.compose(title: "Brand new")
        let second = try reader.get("/", headers: [.ifNoneMatch: tag])
        #expect(second.status == .ok)
        #expect(second.text.contains("Brand new"))
    }

    @Test("HEAD is answered like GET", arguments: ["/", "/archive", "/feed.xml", "/entry/hello-and-welcome"])
    func head(path: String) throws {
        let response = try Visitor(entries: true).client.head(path)
        #expect(response.status == .ok)
        #expect(response.body.isEmpty)
        #expect(response.headers[.contentLength] != "0")
    }

    @Test("pages forbid scripts and frames; the style sheet has a version and is kept")
    func headers() throws {
        let visitor = try Visitor(entries: true)
        let page = try visitor.client.get("/")
        let policy = try #require(page.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(page.headers[.xContentTypeOptions] == "nosniff")
        let style = try #require(
            page.text.components(separatedBy: "stylesheet\" href=\"").last?.split(separator: "\"").first
        )
        #expect(style.hasPrefix("/static/blog.css?v="))
        let file = try visitor.client.get(String(style))
        #expect(file.headers[.contentType] == "text/css")
        #expect(file.headers[.cacheControl]?.contains("max-age=") == true)
        #expect(file.body.count < 10_000)
    }

    @Test("a page that is kept is made anew when another process writes")
    func otherProcess() throws {
        let folder = try TemporaryDirectory()
        let reader = try Visitor(entries: true, folder: folder)
        let writer = try Visitor(folder: folder)
        #expect(try reader.client.get("/").text.contains("no author yet"))
        try writer.signUp()
        _ = try writer.compose(title: "From elsewhere")
        let page = try reader.client.get("/").text
        #expect(page.contains("From elsewhere"))
        #expect(!page.contains("no author yet"))
    }

    @Test("a form that is larger than any page's: an answer in the site's style")
    func hugeForm() throws {
        let visitor = try Visitor()
        let bytes = Array("text=".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 9_000_000)
        let response = try visitor.client.post(
            "/compose",
            body: .bytes(bytes, type: "application/x-www-form-urlencoded")
        )
        #expect(response.status.code == 413)
        #expect(response.text.contains("what you wrote is still in the form"))
    }
}
