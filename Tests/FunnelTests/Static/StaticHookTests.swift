// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestSupport
import Testing

@testable import Funnel

@Suite("Handlers of static files")
struct StaticHookTests {
    private let tree: StaticTree

    init() throws {
        tree = try StaticTree()
    }

    @Test("can change everything about a file")
    func hooks() throws {
        var settings = Settings()
        settings.staticPath = tree.root
        let root = tree.root
        settings.staticHandler = { CustomHandler($0, root: root) }
        let url = Route("/url") { TestHandler($0) { $0.write(try $0.staticURL("sub/inner.txt")) } }
        let application = try Application([url], settings: settings)
        #expect(application.respond(to: .make("GET", "/url")).text == "/assets/sub:inner.txt-v5")
        let response = application.respond(to: .make("GET", "/static/sub:inner.txt"))
        #expect(try response.sent() == "inner")
        #expect(response.field("ETag") == "\"v5\"")
        #expect(response.field("Content-Type") == "text/x-custom")
        #expect(response.field("Cache-Control") == "max-age=60")
        #expect(response.field("X-Path") == "sub/inner.txt")
        let known = application.respond(to: .make("GET", "/static/sub:inner.txt", ["HTTP_X_KNOWN": "1"]))
        #expect(known.status == .notModified)
        #expect(try application.respond(to: .make("GET", "/static/page/of/app")).sent() == "hello")
    }

    @Test("leave files without a tag when their version cannot be made")
    func failingVersion() throws {
        let root = tree.root
        let site = try LoggedApplication([Route("/(.*)") { FailingVersionHandler($0, root: root) }])
        let response = site.answer(.make("GET", "/hello.txt", ["HTTP_IF_NONE_MATCH": "*"]))
        #expect(response.status == .ok && response.field("ETag") == nil)
        #expect(site.lines.contains { $0.hasPrefix("error: no version of hello.txt") })
    }

    @Test(
        "can leave sending to the web server",
        arguments: [
            ("hello.txt", "/protected/hello.txt"), ("sp%20ace.txt", "/protected/sp%20ace.txt"),
            ("pct%2541.txt", "/protected/pct%2541.txt"), ("nl%0Ax.txt", "/protected/nl%0Ax.txt"),
            ("uni-%C3%A9.txt", "/protected/uni-%C3%A9.txt"), ("sub/../sub/inner.txt", "/protected/sub/inner.txt"),
            ("sub/", "/protected/sub/index.html"),
        ]
    )
    func accelerated(path: String, location: String) throws {
        let root = tree.root
        let route = Route("/(.*)") {
            StaticFileHandler($0, root: root, defaultFile: "index.html", accelRedirectPrefix: "/protected/")
        }
        let site = try LoggedApplication([route])
        let response = site.answer(.make("GET", "/\(path)?v=1", ["HTTP_RANGE": "bytes=1-2"]))
        #expect(response.status == .ok)
        #expect(response.field("X-Accel-Redirect") == location)
        #expect(response.field("Content-Length") == "0" && response.field("Content-Range") == nil)
        #expect(response.field("ETag") != nil && response.field("Cache-Control") != nil)
        #expect(response.field("Content-Type")?.hasPrefix("text/") == true)
        #expect(try response.sent().isEmpty)
        let tag = try #require(response.field("ETag"))
        let known = site.answer(.make("GET", "/\(path)", ["HTTP_IF_NONE_MATCH": tag]))
        #expect(known.status == .notModified && known.field("X-Accel-Redirect") == nil)
        for refused in ["link_out.txt", "../outside.txt", "missing"] {
            let response = site.answer(.make("GET", "/\(refused)"))
            #expect(response.status.code >= 400 && response.field("X-Accel-Redirect") == nil)
        }
    }

    @Test("leave sending to the web server where the settings say so")
    func acceleratedBySetting() throws {
        var settings = Settings()
        settings.staticPath = tree.root
        settings.accelRedirectPrefix = "/internal/"
        let response = try Application([], settings: settings).respond(to: .make("GET", "/static/sub/inner.txt"))
        #expect(response.field("X-Accel-Redirect") == "/internal/sub/inner.txt")
    }
}

private final class CustomHandler: StaticFileHandler {
    override func parseURLPath(_ path: String) -> String { String(path.map { $0 == ":" ? "/" : $0 }) }

    override func openFile(_ path: String) throws -> StaticFile? {
        do {
            return try super.openFile(path)
        } catch let error as StaticFileError where error.problem == .missing {
            return try super.openFile("hello.txt")
        }
    }

    override func contentType(of file: StaticFile) -> String { "text/x-custom" }
    override func cacheTime(of file: StaticFile, contentType: String) -> Int { 60 }
    override func contentVersion(of file: StaticFile) -> String? { "v\(file.size)" }
    override func setExtraHeaders(for file: StaticFile) throws { try setHeader("X-Path", file.path) }

    override func shouldReturn304(for file: StaticFile) throws -> Bool {
        try request.headerValue("x-known") != nil || super.shouldReturn304(for: file)
    }

    override func makeStaticURL(_ path: String, includesVersion: Bool) throws -> String {
        let version = try openFile(path).flatMap { contentVersion(of: $0) }
        return "/assets/\(String(path.map { $0 == "/" ? ":" : $0 }))-\(version ?? "")"
    }
}

private final class FailingVersionHandler: StaticFileHandler {
    override func contentVersion(of file: StaticFile) throws -> String? { throw TestFailure("no version today") }
}
