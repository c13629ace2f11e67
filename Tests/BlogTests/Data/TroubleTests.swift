// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import FunnelTesting
import GRDB
import HTTPTypes
import TestSupport
import Testing

@testable import Blog

@Suite("When the database cannot be written")
struct TroubleTests {
    @Test("a full disk: the form again, with all that was typed, and what to do")
    func full() throws {
        let visitor = try Visitor(entries: true)
        try visitor.signUp()
        try visitor.site.database.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
        let text = String(repeating: "kept ", count: 20_000)
        let response = try visitor.compose(title: "Kept title", text: text)
        #expect(response.status == .serviceUnavailable)
        #expect(response.text.contains("The disk is full"))
        #expect(response.text.contains("value=\"Kept title\""))
        #expect(response.text.contains("kept kept</textarea>"))
        #expect(visitor.log.lines.contains { $0.contains("full") })
        #expect(try visitor.client.get("/").status == .ok)
        // Room again, and the same form is saved.
        try visitor.site.database.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
        #expect(try visitor.compose(title: "Kept title", text: text).status == .seeOther)
    }

    @Test("a database that may only be read: the blog can be read, and says so to who writes")
    func readOnly() throws {
        let folder = try TemporaryDirectory()
        let before = try Visitor(entries: true, folder: folder)
        try before.signUp()
        var configuration = Configuration()
        configuration.readonly = true
        let visitor = try Visitor(configuration: configuration, folder: folder)
        #expect(try visitor.client.get("/").status == .ok)
        #expect(try visitor.signIn().status == .seeOther)
        let response = try visitor.compose(title: "Kept title", text: "kept")
        #expect(response.status == .serviceUnavailable)
        #expect(response.text.contains("may only be read"))
        #expect(response.text.contains("\nkept</textarea>"))
    }

    @Test("a database whose tables are gone: a page in the site's style, and a line in the log")
    func broken() throws {
        let visitor = try Visitor(entries: true)
        try visitor.site.database.pool.write { try $0.execute(sql: "ALTER TABLE entry RENAME TO lost") }
        for path in ["/", "/entry/x", "/archive", "/search?q=x", "/feed.xml"] {
            let response = try visitor.client.get(path)
            #expect(response.status == .serviceUnavailable)
            #expect(response.text.contains("nothing is lost"))
            #expect(!response.text.contains("no such table"))
        }
        #expect(visitor.log.lines.contains { $0.contains("no such table") })
    }

    @Test("something that nobody thought of: a 500 in the site's style, and nothing of the reason")
    func unexpected() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        try visitor.site.database.pool.write { try $0.execute(sql: "UPDATE author SET password = 'spoilt'") }
        visitor.client.cookies.removeAll()
        let response = try visitor.client.expectLog("password hash") { try visitor.signIn() }
        #expect(response.status == .internalServerError)
        #expect(response.text.contains("Something went wrong on the server"))
        #expect(response.text.contains("The Daily Funnel"))
        #expect(!response.text.contains("scrypt"))
    }

    @Test("a folder for pictures that cannot be written: the form again, and a line in the log")
    func pictureNotStored() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        try FileManager.default.removeItem(atPath: visitor.site.images.path)
        let image = MultipartPart.file("image", filename: "cat.gif", content: tinyImage)
        let response = try visitor.client.expectLog("503") { try visitor.compose(title: "Kept", text: "kept", [image]) }
        #expect(response.status == .serviceUnavailable)
        #expect(response.text.contains("could not be stored"))
        #expect(response.text.contains("\nkept</textarea>"))
    }

    @Test("several processes write at once: none is told that the database is busy, and nothing is lost")
    func busy() throws {
        let folder = try TemporaryDirectory()
        defer { withExtendedLifetime(folder) {} }
        let databases = try (0..<4).map { _ in try BlogDatabase(path: folder.file("blog.sqlite")) }
        let failures = Locked<[any Error]>([])
        DispatchQueue.concurrentPerform(iterations: 80) { number in
            do {
                _ = try databases[number % 4].add(Draft(title: "Entry \(number)", text: "x"))
            } catch {
                failures.withLock { $0.append(error) }
            }
        }
        #expect(failures.withLock { $0 }.isEmpty)
        #expect(try databases[0].months().map(\.count).reduce(0, +) == 80)
    }

    @Test("a file that is no database, or in no folder: one line that names it and says what to do")
    func notUsable() throws {
        let folder = try TemporaryDirectory()
        defer { withExtendedLifetime(folder) {} }
        try folder.write("junk.sqlite", [UInt8](repeating: 7, count: 5_000))
        for name in ["junk.sqlite", "nowhere/blog.sqlite"] {
            let error = #expect(throws: BlogDatabase.NotUsable.self) { try BlogDatabase(path: folder.file(name)) }
            #expect(error?.description.contains(name) == true)
            #expect(error?.description.contains("\n") == false)
        }
    }
}
