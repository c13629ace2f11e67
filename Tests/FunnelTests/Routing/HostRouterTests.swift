// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import InMemoryLogging
import Logging
import Testing

/// Several applications, told apart by host.
@Suite struct HostRouterTests {
    private final class Page: RequestHandler {
        override func get() throws { write("page") }
    }

    private struct Broken: Error {}

    private static func named(_ text: String) -> GatewayFunction {
        GatewayFunction { _ in GatewayResponse(status: .ok, body: .bytes(Array(text.utf8))) }
    }

    private static let hosts = [
        VirtualHost(#"a\.test"#, named("a")), VirtualHost(#"(b|c)\.test"#, named("b or c")),
        VirtualHost(#".*\.test"#, named("any test")), VirtualHost(#"c\.test"#, named("never")),
        VirtualHost("broken", GatewayFunction { _ in throw Broken() }),
        VirtualHost("refusing", GatewayFunction { _ in throw HTTPError(.gone) }),
    ]

    @Test(arguments: [
        ("a.test", "a"), ("A.TEST:80", "a"), ("b.test", "b or c"), ("c.test", "b or c"), ("d.test", "any test"),
        ("test", "main"), ("a.test.evil", "main"), ("aXtest", "main"),
    ])
    func theFirstHostThatMatchesAnswers(host: String, text: String) throws {
        let router = try HostRouter(Self.hosts, otherwise: Self.named("main"))
        #expect(try router.respond(to: .make("GET", "/", ["HTTP_HOST": host])).text == text)
    }

    @Test func theAnswerIsTheApplicationsWhateverItIs() throws {
        let router = try HostRouter(
            [VirtualHost(#"a\.test"#, try Application([Route("/x", Page.init)]))],
            otherwise: Self.named("main")
        )
        #expect(try router.respond(to: .make("GET", "/x", ["HTTP_HOST": "a.test"])).text == "page")
        #expect(try router.respond(to: .make("GET", "/y", ["HTTP_HOST": "a.test"])).status == .notFound)
    }

    @Test func whatAnApplicationThrowsIsThrown() throws {
        let router = try HostRouter(Self.hosts)
        #expect(throws: Broken.self) { try router.respond(to: .make("GET", "/", ["HTTP_HOST": "broken"])) }
        #expect(throws: HTTPError.self) { try router.respond(to: .make("GET", "/", ["HTTP_HOST": "refusing"])) }
    }

    @Test func whatIsForNobodyIsRefusedWithALogLine() throws {
        let log = InMemoryLogHandler()
        var logger = Logger(label: "test", factory: { _ in log })
        logger.logLevel = .trace
        let loggers = Loggers(access: logger, application: logger, general: logger)
        let hostile = VirtualHost("((x+)+)[yz]", Self.named("hostile"))
        let router = try HostRouter(Self.hosts + [hostile], loggers: loggers)
        for (host, status) in [("nowhere", 404), ("a.test/", 400), (String(repeating: "x", count: 5_000), 500)] {
            let response = try router.respond(to: .make("GET", "/p", ["HTTP_HOST": host]))
            response.completion?()
            #expect(response.status.code == status)
            #expect(response.text.contains("<title>\(status): "))
            #expect(log.entries.last.map { "\($0.message)".hasPrefix("\(status) GET /p (192.0.2.7) ") } == true)
        }
        #expect(log.entries.map(\.level) == [.warning, .warning, .warning, .error, .error])
    }

    @Test func aMalformedHostReachesNoApplication() throws {
        let router = try HostRouter([VirtualHost(".*", Self.named("a"))], otherwise: Self.named("main"))
        for host in ["a b", "a,b", "a/b", "a@b"] {
            #expect(try router.respond(to: .make("GET", "/", ["HTTP_HOST": host])).status == .badRequest)
        }
    }

    @Test func badPatternsAreErrors() {
        #expect(throws: ApplicationError.self) { try HostRouter([VirtualHost("a[", Self.named(""))]) }
    }

    @Test func listsTheRoutesOfItsApplications() throws {
        let inner = try Application(
            [Route("/", Page.init)],
            hosts: [HostGroup("x", [Route("/x", Page.init)])]
        )
        let main = try Application([Route("/main", Page.init)])
        let router = try HostRouter([VirtualHost("a", inner), VirtualHost("b", Self.named("b"))], otherwise: main)
        #expect(router.routeSections.map(\.hosts) == [["a", "x"], ["a"], ["b"], []])
        #expect(router.routeSections.map { $0.routes.map(\.pattern) } == [["/x"], ["/"], [], ["/main"]])
        #expect(router.routes.map(\.pattern) == ["/main"])
        #expect(try HostRouter([]).routeSections.isEmpty)
    }
}
