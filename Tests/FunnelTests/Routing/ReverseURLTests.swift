// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// The URLs of named routes.
@Suite struct ReverseURLTests {
    private final class Page: RequestHandler {
        override func get() throws {
            let arguments = try arguments("argument")
            write(try reverseURL(queryArgument("name"), arguments: arguments))
        }
    }

    private static func application() throws -> Application {
        try Application(
            [
                Route("/go", name: "go", Page.init),
                Route("/post/([^/]+)/([0-9]+)", name: "post", Page.init),
                Route(
                    "/admin/.*",
                    routes: [
                        Route("/admin/users/.*", routes: [Route("/admin/users/(.*)", name: "user", Page.init)]),
                        Route("/admin/log", name: "log", Page.init),
                    ]
                ),
            ],
            hosts: [HostGroup("a", [Route("/only-a/(x)", name: "a", Page.init)])]
        )
    }

    @Test func agreesWithTornado() throws {
        for row in TornadoURLTable.rows {
            let application = try Application([Route(row.pattern, name: "x", Page.init)])
            if let url = row.url {
                #expect(try application.reverseURL("x", arguments: row.arguments) == url, "\(row)")
            } else {
                let expected = ReverseURLError.tooComplicated(name: "x", pattern: row.pattern)
                #expect(throws: expected, "\(row)") { try application.reverseURL("x", arguments: row.arguments) }
            }
        }
    }

    @Test(
        arguments: [
            // In Python these are faults of the format string that the pattern becomes.
            ("/100%/(x)", ["y"], "/100%/y"), ("/%2F(x)", ["y"], "/%2Fy"), ("/a%20b/(x)", ["y z"], "/a%20b/y%20z"),
            // There the last dollar goes, escaped or not.
            (#"/x\$"#, [], "/x$"), (#"/(x)\$"#, ["y"], "/y$"),
        ] as [(String, [String], String)]
    )
    func isRightWhereTornadoIsNot(pattern: String, arguments: [String], url: String) throws {
        let application = try Application([Route(pattern, name: "x", Page.init)])
        #expect(try application.reverseURL("x", arguments: arguments) == url)
    }

    @Test(arguments: [#"/a\)b(c)"#, #"/\Qa.b\E"#, "/(?=a)b", "/(?#c)", "(?i)/a", #"/a\(b"#])
    func refusesWhatItCannotTakeApart(pattern: String) throws {
        let application = try Application([Route(pattern, name: "x", Page.init)])
        for arguments in [[], ["a"], ["a", "b"]] {
            #expect(throws: ReverseURLError.tooComplicated(name: "x", pattern: pattern)) {
                try application.reverseURL("x", arguments: arguments)
            }
        }
    }

    @Test func takesWhateverHasADescription() throws {
        let application = try Self.application()
        #expect(try application.reverseURL("post", "joe & co", 12) == "/post/joe%20%26%20co/12")
        #expect(try application.reverseURL("post", "a/b"[...], true) == "/post/a/b/true")
        #expect(try application.reverseURL("go") == "/go")
    }

    @Test func findsRoutesOfHostsAndInsideOthers() throws {
        let application = try Self.application()
        #expect(try application.reverseURL("a", 1) == "/only-a/1")
        #expect(try application.reverseURL("user", "ann") == "/admin/users/ann")
        #expect(try application.reverseURL("log") == "/admin/log")
    }

    @Test func faultsAreTyped() throws {
        let application = try Self.application()
        #expect(throws: ReverseURLError.unknownName("nobody")) { try application.reverseURL("nobody") }
        #expect(
            throws: ReverseURLError.wrongArgumentCount(
                name: "post",
                pattern: "/post/([^/]+)/([0-9]+)",
                expected: 2,
                given: 1
            )
        ) { try application.reverseURL("post", 1) }
        #expect(throws: ReverseURLError.self) { try application.reverseURL("log", 1) }
        #expect("\(ReverseURLError.unknownName("a\n"))" == #"no route is named "a\x0a""#)
        #expect(
            "\(ReverseURLError.wrongArgumentCount(name: "x", pattern: "/(y)", expected: 1, given: 3))"
                == #"the route "x", "/(y)", takes 1 arguments, not 3"#
        )
    }

    @Test func handlersHaveIt() throws {
        let application = try Self.application()
        let found = application.respond(to: .make("GET", "/go?name=post&argument=a%2Fb&argument=%C3%A9"))
        #expect(found.text == "/post/a/b/%C3%A9")
        #expect(application.respond(to: .make("GET", "/go?name=nobody")).status == .internalServerError)
    }

    @Test func namesAreUniqueAcrossHostsAndInnerRoutes() {
        let inner = Route("/x/.*", routes: [Route("/x/a", name: "n", Page.init)])
        let groups: [([Route], [HostGroup])] = [
            ([Route("/a", name: "n", Page.init), inner], []),
            ([inner], [HostGroup("h", [Route("/b", name: "n", Page.init)])]),
            ([], [HostGroup("h", [inner]), HostGroup("i", [Route("/c", name: "n", Page.init)])]),
        ]
        for (routes, hosts) in groups {
            #expect(throws: ApplicationError.self) { try Application(routes, hosts: hosts) }
        }
    }
}
