// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import HTTPTypes
import Locking
import TestSupport
import Testing

@testable import Funnel

@Suite("URLs of static files")
struct StaticURLTests {
    private let tree: StaticTree

    init() throws {
        tree = try StaticTree()
        try tree.write("hello.txt", "Hello, static world!\n")
    }

    @Test("have the version of the file")
    func versions() throws {
        let version = ConditionRow.tag.filter { $0 != "\"" }
        #expect(try url("hello.txt") == "/static/hello.txt?v=\(version)")
        #expect(try url("./sub/../hello.txt") == "/static/./sub/../hello.txt?v=\(version)")
        #expect(try url("link_in.txt") == "/static/link_in.txt?v=\(version)")
        #expect(try url("sp ace.txt").hasPrefix("/static/sp ace.txt?v="))
    }

    @Test(
        "have none for what is missing, is no file, or would not be sent",
        arguments: [
            "missing.txt", "sub", "", "pipe", "link_out.txt", "dir_out/secret.txt", "hello.txt/x",
        ]
    )
    func noVersion(path: String) throws {
        #expect(try url(path) == "/static/\(path)")
    }

    @Test("do not lead out of the folder", arguments: ["../outside.txt", "/etc/passwd", "..", "sub/../../x"])
    func outside(path: String) throws {
        let error = StaticFileError(path: path, problem: .outside)
        #expect(error.httpError.status == .forbidden)
        #expect(try failure { _ = try $0.staticURL(path) } as? StaticFileError == error)
        #expect(try failure { _ = try $0.staticURL(path, includesVersion: false) } as? StaticFileError == error)
    }

    @Test("with a NUL are refused")
    func nul() throws {
        let error = try failure { _ = try $0.staticURL("hello.txt\0") } as? StaticFileError
        #expect(error?.problem == .malformed)
    }

    @Test("have scheme and host, and no version, if that is asked for")
    func parts() throws {
        #expect(try url("hello.txt", version: false) == "/static/hello.txt")
        #expect(try url("hello.txt", host: true, version: false) == "http://example.org/static/hello.txt")
        #expect(try url("hello.txt", host: false, version: false) == "/static/hello.txt")
    }

    @Test("have scheme and host where the handler says so")
    func handlerWithHost() throws {
        let application = try Application([Route("/", FullURLHandler.init)], settings: settings())
        let answer = application.respond(to: .make("GET", "/", ["HTTPS": "on"])).text
        #expect(answer == "https://example.org/static/hello.txt /static/hello.txt")
    }

    @Test("need the setting")
    func noSetting() throws {
        let error = try failure(Settings()) { _ = try $0.staticURL("hello.txt") } as? MissingSettingError
        #expect(error == MissingSettingError(setting: "staticPath", feature: "staticURL"))
    }

    @Test("follow the file at once in debug mode")
    func debug() throws {
        var settings = settings()
        settings.debug = true
        let versioned = Lock(0)
        let root = tree.root
        settings.staticHandler = { CountingHandler($0, root: root, count: versioned) }
        let application = try Application([], settings: settings)
        for expected in 1...3 {
            #expect(application.respond(to: .make("GET", "/static/hello.txt")).field("ETag") == "\"v\(expected)\"")
        }
    }

    private func settings() -> Settings {
        var settings = Settings()
        settings.staticPath = tree.root
        return settings
    }

    private func url(_ path: String, host: Bool? = nil, version: Bool = true) throws -> String {
        try SecurityHandler.answer(settings: settings()) {
            $0.write(try $0.staticURL(path, includesHost: host, includesVersion: version))
        }.response.text
    }

    private func failure(
        _ settings: Settings? = nil,
        _ body: @escaping @Sendable (SecurityHandler) throws -> Void
    ) throws -> (any Error)? {
        let thrown = Lock<(any Error)?>(nil)
        _ = try SecurityHandler.answer(settings: settings ?? self.settings()) { handler in
            do { try body(handler) } catch { thrown.withLock { $0 = error } }
        }
        return thrown.withLock { $0 }
    }
}

private final class FullURLHandler: RequestHandler {
    override var staticURLsIncludeHost: Bool { true }

    override func get() throws {
        write(try staticURL("hello.txt", includesVersion: false) + " ")
        write(try staticURL("hello.txt", includesHost: false, includesVersion: false))
    }
}

/// Counts how often a version is made.
private final class CountingHandler: StaticFileHandler {
    private let count: Lock<Int>

    init(_ context: HandlerContext, root: String, count: Lock<Int>) {
        self.count = count
        super.init(context, root: root)
    }

    override func contentVersion(of file: StaticFile) -> String? {
        count.withLock { count in
            count += 1
            return "v\(count)"
        }
    }
}
