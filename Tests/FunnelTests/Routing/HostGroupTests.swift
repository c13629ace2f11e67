// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// Routes that only some hosts have.
@Suite struct HostGroupTests {
    private final class Page: RequestHandler {
        private let text: String

        init(_ context: HandlerContext, _ text: String) {
            self.text = text
            super.init(context)
        }

        override func get() throws { write(text) }
    }

    private static func page(_ pattern: String, _ text: String) -> Route {
        Route(pattern) { Page($0, text) }
    }

    private static func application(defaultHost: String? = nil) throws -> Application {
        var settings = Settings()
        settings.defaultHost = defaultHost
        return try Application(
            [page("/host", "main"), page("/hello", "hello")],
            hosts: [
                HostGroup(#"vhost-a\.test"#, [page("/host", "a"), page("/only-a", "only a")]),
                HostGroup(#".*\.wild\.test"#, [page("/host", "wild"), page("/second", "second of wild")]),
                HostGroup(#"(one|two)\.alt\.test$"#, [page("/host", "alt")]),
                HostGroup(#"x\.wild\.test"#, [page("/host", "never"), page("/x", "x"), page("/second", "never")]),
                HostGroup(#"\[::1\]"#, [page("/host", "six")]),
            ],
            settings: settings
        )
    }

    @Test(
        arguments: [
            // As the reference application answers.
            ("vhost-a.test", "/host", "a"), ("vhost-a.test", "/only-a", "only a"), ("app.test", "/only-a", nil),
            ("vhost-a.test", "/hello", "hello"), ("VHOST-A.TEST", "/host", "a"), ("x.y.wild.test", "/host", "wild"),
            ("wild.test", "/host", "main"), ("vhost-a.test.evil.test", "/host", "main"), ("127.0.0.1", "/host", "main"),
            ("vhost-aXtest", "/host", "main"), ("one.alt.test", "/host", "alt"), ("two.alt.test", "/host", "alt"),
            ("three.alt.test", "/host", "main"), ("evil.one.alt.test", "/host", "main"),
            ("vhost-a.test.", "/host", "main"),
            // The port does not count.
            ("vhost-a.test:8080", "/host", "a"), ("[::1]:8080", "/host", "six"), ("[::1]", "/host", "six"),
            // All groups that match are tried, in their order.
            ("x.wild.test", "/host", "wild"), ("x.wild.test", "/x", "x"), ("x.wild.test", "/second", "second of wild"),
            ("x.wild.test", "/nowhere", nil), ("y.wild.test", "/x", nil),
        ] as [(String, String, String?)]
    )
    func theHostDecides(host: String, path: String, text: String?) throws {
        let response = try Self.application().respond(to: .make("GET", path, ["HTTP_HOST": host]))
        #expect(response.status == (text == nil ? .notFound : .ok))
        if let text { #expect(response.text == text) }
    }

    @Test func withoutAHostFieldTheServersNameCounts() throws {
        let environment = GatewayEnvironment.make("GET", "/host", ["SERVER_NAME": "vhost-a.test"]).without("HTTP_HOST")
        #expect(try Self.application().respond(to: environment).text == "a")
    }

    @Test(
        arguments: [
            // After all other routes, for every host, unless a proxy marked the request.
            ("/only-a", [:], "only a"), ("/host", [:], "main"), ("/x", [:], nil),
            ("/only-a", ["HTTP_X_REAL_IP": "192.0.2.1"], nil), ("/only-a", ["HTTP_X_REAL_IP": ""], nil),
            ("/x", ["HTTP_HOST": "x.wild.test"], "x"),
        ] as [(String, [String: String], String?)]
    )
    func theDefaultHostIsLast(path: String, variables: [String: String], text: String?) throws {
        let application = try Self.application(defaultHost: "vhost-a.test")
        let response = application.respond(to: .make("GET", path, variables))
        #expect(response.status == (text == nil ? .notFound : .ok))
        if let text { #expect(response.text == text) }
    }

    @Test func aMalformedHostIs400() throws {
        let response = try Self.application().respond(to: .make("GET", "/host", ["HTTP_HOST": "vhost-a.test/x"]))
        #expect(response.status == .badRequest)
    }

    @Test func badPatternsAreErrorsThatSayWhatTheyAreFor() {
        let error = #expect(throws: ApplicationError.self) { try Application([], hosts: [HostGroup("a(", [])]) }
        #expect(error.map { "\($0)".hasPrefix("bad host pattern \"a(\"") } == true)
        #expect(throws: ApplicationError.self) {
            try Application([], hosts: [HostGroup("a", [Self.page("/a(", "")])])
        }
    }

    @Test func areListed() throws {
        let sections = try Self.application().routeSections
        #expect(sections.map(\.hosts).last == [])
        #expect(sections.map(\.hosts).first == [#"vhost-a\.test"#])
        #expect(sections.map { $0.routes.count } == [2, 2, 1, 3, 1, 2])
    }
}
