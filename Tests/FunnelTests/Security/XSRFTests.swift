// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct XSRFTests {
    private static let masked = "2|01020304|0103010705070503090b090f0d0f0d0b|1700000000"
    private static let maskedAgain = "2|aabbccdd|aabacedeaebecadaa2b2c6d6a6b6c2d2|1700000001"
    private static let plain = "000102030405060708090a0b0c0d0e0f"
    private static let other = "2|01020304|0103010705070503090b090f0d0f0d0c|1700000000"

    private static var settings: Settings {
        var settings = Settings()
        settings.xsrfCookies = true
        return settings
    }

    private func post(
        cookie: String? = nil,
        query: String = "",
        _ variables: [String: String] = [:],
        method: String = "POST"
    ) throws -> (response: GatewayResponse, lines: [String]) {
        var variables = variables
        variables["HTTP_COOKIE"] = cookie.map { "_xsrf=\($0)" }
        return try SecurityHandler.answer(.make(method, "/form?\(query)", variables), settings: Self.settings)
    }

    @Test(arguments: [
        (masked, masked), (masked, maskedAgain), (plain, maskedAgain), (masked, plain), (plain, plain),
        (plain, plain.uppercased()), ("own", "own"), ("\"\(masked)\"", masked),
    ])
    func matchingTokensPass(cookie: String, argument: String) throws {
        let query = "_xsrf=" + argument.replacing("|", with: "%7C")
        #expect(try post(cookie: cookie, query: query).response.text == "accepted")
        for header in ["HTTP_X_XSRFTOKEN", "HTTP_X_CSRFTOKEN"] {
            #expect(try post(cookie: cookie, [header: argument]).response.text == "accepted")
            #expect(try post(cookie: cookie, query: "_xsrf=", [header: argument]).response.text == "accepted")
        }
    }

    @Test(
        arguments: [
            (masked, nil, "'_xsrf' argument missing from POST"), (nil, nil, "'_xsrf' argument missing from POST"),
            (masked, "", "'_xsrf' argument missing from POST"),
            (nil, masked, "XSRF cookie does not match POST argument"),
            (masked, other, "XSRF cookie does not match POST argument"),
            (masked, "own", "XSRF cookie does not match POST argument"),
            (masked, "3|a|b|c", "'_xsrf' argument has invalid format"),
            (masked, masked + "x", "'_xsrf' argument has invalid format"),
            ("3|a|b|c", "3|a|b|c", "'_xsrf' argument has invalid format"),
            ("2|01020304||1", "2|01020304||1", "'_xsrf' argument has invalid format"),
            ("", plain, "XSRF cookie does not match POST argument"),
        ] as [(String?, String?, String)]
    )
    func othersAreForbidden(cookie: String?, header: String?, message: String) throws {
        let (response, lines) = try post(cookie: cookie, header.map { ["HTTP_X_XSRFTOKEN": $0] } ?? [:])
        #expect(response.status == .forbidden)
        #expect(lines.first == "warning: 403 POST /form? (192.0.2.7): \(message)")
    }

    @Test func theLastArgumentCounts() throws {
        #expect(try post(cookie: "own", query: "_xsrf=x&_xsrf=own").response.status == .ok)
        #expect(try post(cookie: "own", query: "_xsrf=own&_xsrf=x").response.status == .forbidden)
        #expect(try post(cookie: "own", query: "_xsrf=%FF").response.status == .badRequest)
    }

    @Test(arguments: [
        ("GET", 200), ("HEAD", 200), ("OPTIONS", 200), ("POST", 403), ("PUT", 403), ("PATCH", 403), ("DELETE", 403),
    ])
    func onlyWhatChangesThingsIsChecked(method: String, status: Int) throws {
        #expect(try post(method: method).response.status.code == status)
    }

    @Test func nothingIsCheckedUnlessTheSettingSaysSo() throws {
        #expect(try SecurityHandler.answer(.make("POST")).response.text == "accepted")
    }

    private final class Exempt: RequestHandler {
        override func checkXSRFCookie() {}
        override func post() { write("exempt") }
    }

    private final class Stopping: RequestHandler {
        override func prepare() throws { throw HTTPError(.gone) }
        override func get() {}
    }

    @Test func theCheckRunsBeforeEverythingElseAndHandlersCanDoWithout() throws {
        let application = try Application(
            [
                Route("/exempt", Exempt.init), Route("/stop", requires: [.trailingSlash], Stopping.init),
                Route("/([0-9])", Stopping.init),
            ],
            settings: Self.settings
        )
        #expect(application.respond(to: .make("POST", "/exempt")).text == "exempt")
        #expect(application.respond(to: .make("POST", "/stop")).status == .forbidden)
        #expect(application.respond(to: .make("BREW", "/stop")).status == .methodNotAllowed)
        #expect(application.respond(to: .make("POST", "/nowhere")).status == .notFound)
    }

    private final class Forgiving: RequestHandler {
        private var refusal: XSRFError?

        override func checkXSRFCookie() throws {
            do { try super.checkXSRFCookie() } catch let error as XSRFError { refusal = error }
        }

        override func post() throws { write(refusal.map { "\($0)" } ?? "accepted") }
    }

    @Test(
        arguments: [
            (nil, .missingToken), ("3|a|b|c", .malformedToken), (other, .wrongToken), (masked, nil),
        ] as [(String?, XSRFError?)]
    )
    func aRefusalCanBeAnsweredInAnotherWay(header: String?, refusal: XSRFError?) throws {
        var variables = ["HTTP_COOKIE": "_xsrf=\(Self.masked)"]
        variables["HTTP_X_XSRFTOKEN"] = header
        let application = try Application([Route("/", Forgiving.init)], settings: Self.settings)
        let response = application.respond(to: .make("POST", "/", variables))
        #expect(response.status == .ok)
        #expect(response.text == refusal.map { "\($0)" } ?? "accepted")
    }

    @Test func aRefusalIsA403() {
        #expect(XSRFError.allCases.allSatisfy { $0.httpError.status == .forbidden })
        #expect(XSRFError.allCases.allSatisfy { $0.httpError.logMessage == $0.description })
    }
}
