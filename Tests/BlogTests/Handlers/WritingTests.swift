// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FunnelTesting
import GRDB
import HTTPTypes
import TestSupport
import Testing

@testable import Blog

@Suite("Writing entries")
struct WritingTests {
    @Test("an entry with a picture: on the front page, at its address, in the feed")
    func compose() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let image = MultipartPart.file("image", filename: "cat.gif", content: tinyImage)
        let answer = try visitor.compose(title: "Größe & Maß", text: "One.\r\n\r\nTwo <b>.", [image])
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/entry/grosse-mass")

        let page = try visitor.client.get("/entry/grosse-mass")
        #expect(page.text.contains("<h1>Größe &amp; Maß</h1>"))
        #expect(page.text.contains("<p>One.</p>\n<p>Two &lt;b&gt;.</p>"))
        #expect(page.text.contains("/entry/grosse-mass/edit"))
        let name = try #require(try visitor.site.database.entry(slug: "grosse-mass")?.image)
        #expect(page.text.contains("src=\"/images/\(name)\""))
        #expect(try visitor.client.get("/").text.contains("src=\"/images/\(name)\""))
        #expect(try visitor.client.get("/feed.xml").text.contains("/images/\(name)"))

        let file = try visitor.another().get("/images/\(name)")
        #expect(file.body == tinyImage)
        #expect(file.headers[.contentType] == "image/gif")
        #expect(file.headers[.cacheControl]?.contains("max-age=31536000") == true)
    }

    @Test(
        "titles become addresses",
        arguments: [
            ("Hello, World!", "hello-world"), ("  --a--b--  ", "a-b"), ("😀", "entry"),
            ("../../etc/passwd", "etc-passwd"),
            ("100% <script>alert('x')</script>", "100-script-alert-x-script"), ("Ärger im Öl", "arger-im-ol"),
            ("a/b?c=d#e", "a-b-c-d-e"), ("%2e%2e%00", "2e-2e-00"), ("Ⅷ ½ ²", "viii-1-2"),
            (String(repeating: "ab ", count: 60), String(repeating: "ab-", count: 26) + "ab"),
        ]
    )
    func slug(title: String, slug: String) throws {
        #expect(Slug.make(title) == slug)
        let visitor = try Visitor()
        try visitor.signUp()
        let location = try visitor.compose(title: title).headers[.location]
        #expect(location == "/entry/\(slug)")
        #expect(try visitor.client.get(location ?? "").status == .ok)
    }

    @Test("entries with the same title, written at once, all have addresses of their own")
    func sameTitles() throws {
        let folder = try TemporaryDirectory()
        defer { withExtendedLifetime(folder) {} }
        let database = try BlogDatabase(path: folder.file("blog.sqlite"))
        DispatchQueue.concurrentPerform(iterations: 20) { _ in
            _ = try? database.add(Draft(title: "Twin", text: "x"))
        }
        let slugs = try database.feed().map(\.slug)
        #expect(Set(slugs) == Set(["twin"] + (2...20).map { "twin-\($0)" }))
    }

    @Test(
        "what is missing or too long is said, and what was typed comes back",
        arguments: [
            ("", "kept text", "Give the entry a title.", HTTPResponse.Status.badRequest),
            ("kept title", "", "Write something.", .badRequest),
            (String(repeating: "t", count: 201), "kept text", "The title is too long", .badRequest),
            ("kept title", String(repeating: "word ", count: 1_000_000), "The text has 5 MB", .contentTooLarge),
        ]
    )
    func refused(title: String, text: String, advice: String, status: HTTPResponse.Status) throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let image = MultipartPart.file("image", filename: "cat.gif", content: tinyImage)
        let response = try visitor.compose(title: title, text: text, [image])
        #expect(response.status == status)
        #expect(response.text.contains(advice))
        #expect(response.text.contains("value=\"\(title)\""))
        let shown = text.trimmingSuffix(" ")
        #expect(response.text.contains("\n\(shown)</textarea>"))
        // The picture was stored, and goes with the form when it is sent again.
        #expect(response.text.contains("name=\"stored_image\""))
        #expect(try visitor.site.database.entries(page: 1).items.isEmpty)
    }

    @Test(
        "a file that is no picture is refused, whatever it calls itself",
        arguments: [
            "<html><script>alert(1)</script>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "", "GIF8", "%PDF-1.7",
        ]
    )
    func noImage(content: String) throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let file = MultipartPart.file("image", filename: "cat.png", contentType: "image/png", content: content.utf8)
        let response = try visitor.compose(title: "Kept", text: "kept text", [file])
        #expect(response.status == .unsupportedMediaType)
        #expect(response.text.contains("“cat.png” is no picture"))
        #expect(response.text.contains("kept text</textarea>"))
    }

    @Test("a form without the right token is shown again, and nothing is saved")
    func expired() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let response = try visitor.client.post("/compose", form: ["title": "T", "text": "kept", "_xsrf": "stale"])
        #expect(response.status == .forbidden)
        #expect(response.text.contains("had expired"))
        #expect(response.text.contains("kept</textarea>"))
        #expect(try visitor.site.database.entries(page: 1).items.isEmpty)
    }

    @Test("who was signed out meanwhile gets the text back, and nobody else can write")
    func signedOut() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let token = try visitor.client.formToken(at: "/compose")
        visitor.client.cookies.remove("author")
        let response = try visitor.client.post("/compose", form: ["title": "T", "text": "kept", "_xsrf": token])
        #expect(response.status == .forbidden)
        #expect(response.text.contains("Sign in in another window"))
        #expect(response.text.contains("kept</textarea>"))
        #expect(try visitor.site.database.entries(page: 1).items.isEmpty)
    }

    @Test("an entry is changed at the same address")
    func edit() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let image = MultipartPart.file("image", filename: "cat.gif", content: tinyImage)
        _ = try visitor.compose(title: "First", text: "One.", [image])
        let form = try visitor.client.get("/entry/first/edit").text
        #expect(form.contains("\nOne.</textarea>"))
        let name = try #require(try visitor.site.database.entry(slug: "first")?.image)
        let kept: [MultipartPart] = [.field("version", "1"), .field("stored_image", name)]
        let answer = try visitor.send(to: "/entry/first/edit", title: "Second", text: "Two.", kept)
        #expect(answer.headers[.location] == "/entry/first")
        let entry = try #require(try visitor.site.database.entry(slug: "first"))
        #expect((entry.title, entry.text, entry.version) == ("Second", "Two.", 2))
        #expect(entry.image == name)
        let without = kept.dropFirst() + [.field("version", "2"), .field("remove_image", "1")]
        _ = try visitor.send(to: "/entry/first/edit", title: "Second", text: "Two.", Array(without))
        #expect(try visitor.site.database.entry(slug: "first")?.image == nil)
    }

    @Test("two change an entry at once: the second sees both texts, and loses none")
    func conflict() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        _ = try visitor.compose(title: "Ours", text: "old")
        let version = MultipartPart.field("version", "1")
        _ = try visitor.send(to: "/entry/ours/edit", title: "Ours", text: "theirs", [version])
        let response = try visitor.send(to: "/entry/ours/edit", title: "Ours", text: "mine", [version])
        #expect(response.status == .conflict)
        #expect(response.text.contains("\nmine</textarea>"))
        #expect(response.text.contains("\ntheirs</textarea>"))
        #expect(response.text.contains("name=\"version\" value=\"2\""))
        #expect(try visitor.site.database.entry(slug: "ours")?.text == "theirs")
        let last = try visitor.send(to: "/entry/ours/edit", title: "Ours", text: "both", [.field("version", "2")])
        #expect(last.status == .seeOther)
        #expect(try visitor.site.database.entry(slug: "ours")?.text == "both")
    }

    @Test(
        "a picture's name from outside is only taken if it is one of the folder's",
        arguments: [
            "../blog.sqlite", "/etc/passwd", "nothing.png", "", ".", "a\0b", "\"><script>",
        ]
    )
    func forgedImage(name: String) throws {
        let visitor = try Visitor()
        try visitor.signUp()
        _ = try visitor.compose(title: "T", text: "x", [.field("stored_image", name)])
        #expect(try visitor.site.database.entry(slug: "t")?.image == nil)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
