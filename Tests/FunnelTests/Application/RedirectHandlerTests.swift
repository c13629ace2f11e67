// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct RedirectHandlerTests {
    /// What a redirection answers: its response, and what was logged.
    private static func answer(
        _ pattern: String,
        to url: String,
        _ environment: GatewayEnvironment,
        permanent: Bool = true
    ) throws -> (response: GatewayResponse, lines: [String]) {
        let logged = try LoggedApplication([
            Route(pattern) { RedirectHandler($0, to: url, permanent: permanent) }
        ])
        let response = logged.answer(environment)
        return (response, logged.lines)
    }

    @Test func agreesWithTornado() throws {
        for row in TornadoRedirectTable.rows {
            let response = try Self.answer(row.pattern, to: row.url, .make("GET", row.target)).response
            #expect(response.status.code == row.status, "\(row)")
            // `Location` goes out as UTF-8.
            #expect(response.headerFields[.location] ?? "" == row.location, "\(row)")
            #expect(response.status != .movedPermanently || response.text.isEmpty)
        }
    }

    @Test func temporaryIs302() throws {
        let response = try Self.answer("/a", to: "/b", .make("GET", "/a"), permanent: false).response
        #expect(response.status == .found)
        #expect(response.headerFields[.location] == "/b")
    }

    @Test(arguments: ["HEAD", "POST", "PUT", "OPTIONS"])
    func otherMethodsAre405(method: String) throws {
        #expect(try Self.answer("/a", to: "/b", .make(method, "/a")).response.status == .methodNotAllowed)
    }

    @Test func namesInTheQueryStayWhatTheyAre() throws {
        let response = try Self.answer("/a", to: "/b", .make("GET", "/a?%C3%A9=1&%FF=%FE")).response
        #expect(response.headerFields[.location] == "/b?%C3%A9=1&%FF=%FE")
    }

    @Test func aGroupThatTookNoPartIsEmpty() throws {
        let response = try Self.answer("/a(?:/(x))?", to: "/b/{0}", .make("GET", "/a")).response
        #expect(response.headerFields[.location] == "/b/")
    }

    @Test func numbersWorkForNamedGroups() throws {
        let response = try Self.answer("/(?P<x>.*)", to: "/b/{0}/{x}", .make("GET", "/a")).response
        #expect(response.headerFields[.location] == "/b/a/a")
    }

    @Test(arguments: [
        ("/{1}", "the route's pattern has no group {1}"), ("/{who}", "the route's pattern has no group {who}"),
        ("/{99999999999999999999}", "the route's pattern has no group {99999999999999999999}"),
        ("/{0", #"a single "{"; write "{{" for a brace"#), ("/}", #"a single "}"; write "}}" for a brace"#),
        ("/{}{0}", "{} stands beside arguments with numbers"),
        ("/{0!r}", "{0!r} is neither a number nor the name of a group"),
        ("/{a.b}", "{a.b} is neither a number nor the name of a group"),
        ("/{0:>5}", "{0:>5} is neither a number nor the name of a group"),
        ("/{-1}", "{-1} is neither a number nor the name of a group"),
    ])
    func mistakesAreLoggedInWords(url: String, reason: String) throws {
        let (response, lines) = try Self.answer("/(.*)", to: url, .make("GET", "/x"))
        #expect(response.status == .internalServerError)
        #expect(lines.first?.contains("bad redirect URL \"\(url)\": \(reason)") == true)
        let error = #expect(throws: RedirectTemplateError.self) {
            try RedirectTemplate(url).url(PathArguments(values: ["x"], names: [nil]))
        }
        #expect(error?.description == "bad redirect URL \"\(url)\": \(reason)")
    }

    @Test func whatIsRefusedIsLogged() throws {
        let lines = try Self.answer("/(.*)", to: "/{0}", .make("GET", "//evil.test")).lines
        #expect(
            lines.first
                == "warning: 400 GET //evil.test (192.0.2.7): Redirect URL cannot change the scheme or host"
        )
    }
}
