// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// Routes with routes of their own.
@Suite struct RouteNestingTests {
    private final class Page: RequestHandler {
        private let text: String

        init(_ context: HandlerContext, _ text: String) {
            self.text = text
            super.init(context)
        }

        override func get() throws { write("\(text) \(pathArguments.count) \(pathArguments[0] ?? "-")") }
    }

    private static func page(_ pattern: String, _ text: String, requires requirements: [Requirement] = []) -> Route {
        Route(pattern, requires: requirements) { Page($0, text) }
    }

    /// A requirement that leaves a trace.
    private static func trace(_ text: String) -> Requirement {
        Requirement { $0.write("\(text), ") }
    }

    @Test(arguments: [
        ("/a", "first 0 -"), ("/x/one", "one 0 -"), ("/x/two/7", "two 1 7"), ("/x/deep/9", "deep 1 9"),
        // Nothing inside matches: the next one outside does.
        ("/x/three", "rest 1 x/three"), ("/x/deep/a", "any deep 0 -"), ("/y", "rest 1 y"),
        // The outer pattern has to match as well, all of the path.
        ("/x/one/more", "rest 1 x/one/more"), ("/z/inner", "rest 1 z/inner"),
    ])
    func triesInnerRoutesInTheirPlace(path: String, text: String) throws {
        let application = try Application([
            Self.page("/a", "first"),
            Route(
                "/(x)/.*",
                routes: [
                    Self.page("/x/one", "one"),
                    Self.page("/x/two/([0-9]+)", "two"),
                    Route(".*", routes: [Route("/x/deep/.*", routes: [Self.page("/x/deep/([0-9])", "deep")])]),
                    Self.page("/x/deep/.*", "any deep"),
                ]
            ),
            Route("/z", routes: [Self.page("/z/inner", "never")]),
            Route("/.*", routes: []),
            Self.page("/(.*)", "rest"),
        ])
        #expect(application.respond(to: .make("GET", path)).text == text)
    }

    @Test func requirementsOfOuterRoutesComeFirst() throws {
        let application = try Application([
            Route(
                "/x/.*",
                requires: [Self.trace("outer")],
                routes: [
                    Route(
                        "/x/.*",
                        requires: [Self.trace("middle")],
                        routes: [Self.page("/x/a", "a", requires: [Self.trace("inner")])]
                    ),
                    Self.page("/x/b", "b"),
                ]
            ),
            Self.page("/x/c", "c"),
        ])
        #expect(application.respond(to: .make("GET", "/x/a")).text == "outer, middle, inner, a 0 -")
        #expect(application.respond(to: .make("GET", "/x/b")).text == "outer, b 0 -")
        #expect(application.respond(to: .make("GET", "/x/c")).text == "c 0 -")
    }

    @Test func anOuterRouteKeepsOthersOut() throws {
        let application = try Application([
            Route("/x/.*", requires: [.authenticated], routes: [Self.page("/x/a", "secret")])
        ])
        #expect(application.respond(to: .make("GET", "/x/a")).status == .forbidden)
        #expect(application.respond(to: .make("GET", "/x/b")).status == .notFound)
    }

    @Test func aBadInnerPatternIsOnlyMatchedWhereTheOuterOneIs() throws {
        let application = try Application([
            Route("/x/.*", routes: [Self.page(".*((a+)+)[bc]", "hostile")]), Self.page("/.*", "rest"),
        ])
        let tail = String(repeating: "a", count: 5_000)
        #expect(application.respond(to: .make("GET", "/\(tail)")).text == "rest 0 -")
        #expect(application.respond(to: .make("GET", "/x/\(tail)")).status == .internalServerError)
    }

    @Test func badInnerPatternsAreErrors() {
        let error = #expect(throws: ApplicationError.self) {
            try Application([Route("/.*", routes: [Self.page("/a(", "a")])])
        }
        #expect(error.map { "\($0)".contains("/a(") } == true)
        #expect(throws: ApplicationError.self) { try Application([Route("/a(", routes: [])]) }
    }

    @Test func areListedAsATree() throws {
        let application = try Application([
            Route("/x/.*", routes: [Self.page("/x/a", "a"), Self.page("/x/b", "b")]), Self.page("/y", "y"),
        ])
        #expect(application.routes.map(\.pattern) == ["/x/.*", "/y"])
        #expect(application.routes[0].routes.map(\.pattern) == ["/x/a", "/x/b"])
        #expect(application.routes[0].handlerName.isEmpty)
        #expect(application.routes[1].routes.isEmpty)
    }

    @Test func tenThousandRoutesInGroups() throws {
        let application = try Application(
            (0..<100).map { section in
                Route(
                    "/section-\(section)/.*",
                    routes: (0..<100).map { Self.page("/section-\(section)/item-\($0)/([0-9]+)", "\(section) \($0)") }
                )
            }
        )
        for (section, item) in [(0, 0), (42, 17), (99, 99)] {
            let response = application.respond(to: .make("GET", "/section-\(section)/item-\(item)/5"))
            #expect(response.text == "\(section) \(item) 1 5")
        }
        #expect(application.respond(to: .make("GET", "/section-42/item-17/x")).status == .notFound)
    }
}
