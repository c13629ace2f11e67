// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct PathMiddlewareTests {
    private static let names = ["SCRIPT_NAME", "PATH_INFO", "REQUEST_URI", "DOCUMENT_URI"]

    /// Script name, path, raw target and document, as the application sees them.
    private static let show = GatewayFunction { environment in
        let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: " ")
        return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
    }

    @Test(arguments: [
        (["SCRIPT_NAME": "/a/b"], " /a/b /x -"), (["SCRIPT_NAME": "/a", "PATH_INFO": "/b"], " /b /x -"),
        (["SCRIPT_NAME": "/a/b", "PATH_INFO": "/a/b"], " /a/b /x -"), ([:], "  /x -"),
        (["SCRIPT_NAME": "", "PATH_INFO": "/b"], " /b /x -"),
    ])
    func scriptNamesAreRemoved(variables: [String: String], seen: String) throws {
        let application = Self.show.behind(ScriptNameRemover())
        #expect(try application.respond(to: .make("GET", "/x", variables)).text == seen)
    }

    @Test(arguments: [
        ("/blog", "/blog/a?q", "/blog /a /a?q -"), ("/blog", "/blog", "/blog / / -"),
        ("/blog", "/blog?q", "/blog / /?q -"),
        ("/blog", "/blog/", "/blog / / -"), ("blog/", "/blog/%C3%BC", "/blog /ü /%C3%BC -"),
        ("/blog", "/%62log/a%2Fb", "/blog /a/b /a%2Fb -"),
        ("/cgi-bin/a.cgi", "/cgi-bin/a.cgi/b", "/cgi-bin/a.cgi /b /b -"),
        ("/", "/a", " /a /a -"), ("", "/a", " /a /a -"), ("/ü", "/%c3%bc/a", "/ü /a /a -"),
    ])
    func prefixesAreTakenOff(prefix: String, target: String, seen: String) throws {
        let environment = GatewayEnvironment.make("GET", target, ["SCRIPT_NAME": "/whole/path", "DOCUMENT_URI": "/d"])
        #expect(try Self.show.behind(MountPrefix(prefix)).respond(to: environment).text == seen)
    }

    @Test(arguments: [
        "/", "/blo", "/blogs/a", "/Blog/a", "/x/blog", "/%62", "/%6", "//blog", "*", "http://example.org/blog/a",
    ])
    func otherPathsAreNotFound(target: String) throws {
        let application = Self.show.behind(MountPrefix("/blog"))
        #expect(try application.respond(to: .make("GET", target)).status == .notFound)
    }

    @Test func prefixesAddUp() throws {
        let application = Self.show.behind(MountPrefix("/a"), MountPrefix("/a"), MountPrefix("/b"))
        #expect(try application.respond(to: .make("GET", "/a/a/b/c")).text == "/a/a/b /c /c -")
    }

    @Test func withoutATargetThePathIsPutTogether() throws {
        let environment = GatewayEnvironment.make(
            "GET",
            "/",
            ["SCRIPT_NAME": "/blog", "PATH_INFO": "/ü", "QUERY_STRING": "q"]
        )
        let application = Self.show.behind(MountPrefix("/blog"))
        #expect(try application.respond(to: environment.without("REQUEST_URI")).text == "/blog /ü /%C3%BC?q -")
    }

    @Test func handlersSeeThePathBehindThePrefix() throws {
        let logged = try LoggedApplication([
            Route("/a") { TestHandler($0) { $0.write($0.request.environment.mountPrefix + "|" + $0.request.uri) } }
        ])
        let response = try logged.application.behind(MountPrefix("/blog")).respond(to: .make("GET", "/blog/a?q"))
        #expect(response.text == "/blog|/a?q")
    }
}
