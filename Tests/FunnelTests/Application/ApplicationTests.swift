// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ApplicationTests {
    private final class Page: RequestHandler {
        override func get() throws { write("page \(pathArguments[0] ?? "-")") }
    }

    private final class Named: RequestHandler {
        override func get() throws { write("named \(pathArguments["id"] ?? "-")") }
    }

    @Test func theFirstRouteThatMatchesAnswers() throws {
        let application = try Application([
            Route("/a/([0-9]+)", Page.init), Route("/a/(?P<id>.*)", Named.init), Route("/b(/x)?", Page.init),
        ])
        #expect(application.respond(to: .make("GET", "/a/12")).text == "page 12")
        #expect(application.respond(to: .make("GET", "/a/b?c")).text == "named b")
        #expect(application.respond(to: .make("GET", "/b")).text == "page -")
        #expect(application.respond(to: .make("GET", "/b/x")).text == "page /x")
    }

    @Test func noRouteIs404AndLogged() throws {
        let logged = try LoggedApplication([Route("/a", Page.init)])
        let response = logged.answer(.make("GET", "/b?c"))
        #expect(response.status == .notFound)
        #expect(response.text == "<html><title>404: Not Found</title><body>404: Not Found</body></html>")
        #expect(logged.lines.count == 1)
        #expect(logged.lines[0].hasPrefix("warning: 404 GET /b?c (192.0.2.7) "))
    }

    @Test(arguments: [("GET", "/%ff", 400), ("BREW", "/a", 405), ("BREW", "/nowhere", 405), ("POST", "/a", 405)])
    func orderOfChecks(method: String, target: String, status: Int) throws {
        let application = try Application([Route("/a", Page.init), Route("/([^a]+)", Page.init)])
        #expect(application.respond(to: .make(method, target)).status.code == status)
    }

    @Test func pathArgumentsAreDecodedAfterMatching() throws {
        let application = try Application([Route("/([^/]+)", Page.init)])
        #expect(application.respond(to: .make("GET", "/a%2Fb+c%20d")).text == "page a/b+c d")
        #expect(application.respond(to: .make("GET", "/a/b")).status == .notFound)
    }

    @Test func rawBytesThatAreNoTextAre400() throws {
        var environment = GatewayEnvironment.make()
        environment.variables.set("REQUEST_URI", bytes: [0x2F, 0xFF])
        let application = try Application([Route("/(.*)", Page.init)])
        #expect(application.respond(to: environment).status == .badRequest)
    }

    @Test func badPatternsAreErrorsThatNameThem() {
        let error = #expect(throws: ApplicationError.self) { try Application([Route("/a(", Page.init)]) }
        #expect(error.map { "\($0)".contains("/a(") } == true)
        let mixed = #expect(throws: ApplicationError.self) { try Application([Route("/(a)(?P<b>c)", Page.init)]) }
        #expect(mixed.map { "\($0)".contains("/(a)(?P<b>c)") } == true)
    }

    @Test func duplicateNamesAreErrorsThatNameThem() {
        let error = #expect(throws: ApplicationError.self) {
            try Application([Route("/a", name: "x", Page.init), Route("/b", name: "x", Page.init)])
        }
        #expect(error.map { "\($0)" } == "two routes are named \"x\": \"/a\" and \"/b\"")
    }

    @Test func whatIsNoRequestIsRefusedWithALogLine() throws {
        let logged = try LoggedApplication([Route("/", Page.init)])
        #expect(logged.answer(.make("GET", "/").without("REQUEST_METHOD")).status == .internalServerError)
        #expect(logged.answer(.make("GET", "/", ["CONTENT_LENGTH": "x"])).status == .badRequest)
        #expect(logged.lines.count == 4)
        #expect(logged.lines[0].hasPrefix("warning: 500 - / (192.0.2.7): no REQUEST_METHOD"))
        #expect(logged.lines[3].hasPrefix("warning: 400 GET / (192.0.2.7) "))
    }

    @Test func aFactoryThatThrowsIsAnError() throws {
        struct Broken: Error {}
        let logged = try LoggedApplication([Route("/") { context -> Page in throw Broken() }])
        #expect(logged.answer(.make()).status == .internalServerError)
        #expect(logged.lines.first?.hasPrefix("error: Uncaught error GET / (192.0.2.7)") == true)
    }

    @Test func aPatternThatTakesTooLongIs500() throws {
        let logged = try LoggedApplication([Route("/((a+)+)[bc]", Page.init)])
        let response = logged.answer(.make("GET", "/" + String(repeating: "a", count: 5_000)))
        #expect(response.status == .internalServerError)
        #expect(logged.lines.count == 2)
    }

    @Test func routesAreListed() throws {
        let application = try Application([Route("/", name: "home", Page.init), Route("/b", Named.init)])
        #expect(application.routes.map(\.pattern) == ["/", "/b"])
        #expect(application.routes.map(\.handlerName) == ["Page", "Named"])
    }

    @Test func servesOnManyThreads() async throws {
        let application = try Application([Route("/a/([0-9]+)", Page.init)])
        await withTaskGroup(of: String.self) { group in
            for number in 0..<200 { group.addTask { application.respond(to: .make("GET", "/a/\(number)")).text } }
            var answers: Set<String> = []
            for await answer in group { answers.insert(answer) }
            #expect(answers.count == 200)
        }
    }
}
