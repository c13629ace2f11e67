// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestSupport
import Testing

@testable import Funnel

@Suite("The folder of static files in the settings")
struct StaticSettingsTests {
    private let tree: StaticTree

    init() throws {
        tree = try StaticTree()
        try tree.write("favicon.ico", "icon")
        try tree.write("robots.txt", "robots")
    }

    @Test("is served before all routes")
    func routes() throws {
        var settings = Settings()
        settings.staticPath = tree.root
        let application = try Application([Route(".*") { TestHandler($0) { $0.write("route") } }], settings: settings)
        #expect(try fetch("/static/hello.txt", application) == "hello")
        #expect(try fetch("/static/hello.txt?v=1", application) == "hello")
        #expect(try fetch("/favicon.ico", application) == "icon")
        #expect(try fetch("/robots.txt", application) == "robots")
        for path in ["/", "/static", "/favicon-ico", "/hello.txt", "/staticx/hello.txt"] {
            #expect(try fetch(path, application) == "route")
        }
        #expect(application.routes.map(\.pattern) == ["\\/static\\/(.*)", "/(favicon\\.ico)", "/(robots\\.txt)", ".*"])
    }

    @Test("is served nowhere without it")
    func none() throws {
        #expect(try Application([]).respond(to: .make("GET", "/static/hello.txt")).status == .notFound)
        #expect(try Application([]).routes.isEmpty)
    }

    @Test("is served under any prefix, which is no pattern", arguments: ["/a.b/", "/(x)/", "/v1+/", "/-", "/", "/ä/"])
    func prefixes(prefix: String) throws {
        var settings = Settings()
        settings.staticPath = tree.root
        settings.staticURLPrefix = prefix
        let application = try Application([], settings: settings)
        #expect(try fetch("\(prefix)hello.txt", application) == "hello")
        let others = ["/axb/hello.txt", "/x/hello.txt", "/v11/hello.txt"]
        for other in others where prefix != "/" {
            #expect(application.respond(to: .make("GET", other)).status == .notFound)
        }
    }

    @Test("can have handlers of another kind")
    func handlers() throws {
        var settings = Settings()
        let root = tree.root
        settings.staticPath = root
        settings.staticHandler = { StaticFileHandler($0, root: root, defaultFile: "index.html") }
        let application = try Application([], settings: settings)
        #expect(try fetch("/static/sub/", application) == "index")
        #expect(application.routes[0].handlerName == "StaticFileHandler")
    }

    private func fetch(_ target: String, _ application: Application) throws -> String {
        try application.respond(to: .make("GET", target)).sent()
    }
}
