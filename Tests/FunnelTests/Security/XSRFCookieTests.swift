// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct XSRFCookieTests {
    private static let masked = "2|01020304|0103010705070503090b090f0d0f0d0b|1700000000"

    private func token(
        _ variables: [String: String] = [:],
        settings: Settings = Settings()
    ) throws -> (text: String, cookies: [String]) {
        let (response, _) = try SecurityHandler.answer(.make("GET", "/", variables), settings: settings) {
            let token = try $0.xsrfToken
            $0.write(token)
            #expect(try $0.xsrfToken == token)
        }
        return (response.text, response.cookies)
    }

    @Test func aClientWithoutATokenGetsOne() throws {
        let (text, cookies) = try token()
        #expect(cookies == ["_xsrf=\(text); Path=/"])
        let token = try #require(XSRFToken(text, now: 0))
        #expect(token.bytes.count == 16)
        #expect(try self.token().text != text)
    }

    @Test func aClientWithATokenKeepsItUnderAnotherMask() throws {
        let (text, cookies) = try token(["HTTP_COOKIE": "_xsrf=\(Self.masked)"])
        #expect(cookies.isEmpty)
        #expect(text != Self.masked)
        #expect(XSRFToken(text, now: 0) == XSRFToken(Self.masked, now: 0))
    }

    @Test(arguments: ["3|a|b|c", "2|zz|00|1", "2|01020304||1", ""])
    func aBadTokenIsReplaced(cookie: String) throws {
        let (text, cookies) = try token(["HTTP_COOKIE": "_xsrf=\(cookie)"])
        #expect(cookies == ["_xsrf=\(text); Path=/"])
    }

    @Test func itIsKeptForAMonthOnceTheUserHasSignedIn() throws {
        let (text, cookies) = try token(["HTTP_COOKIE": "user=joe"])
        #expect(cookies.count == 1)
        #expect(cookies[0].hasPrefix("_xsrf=\(text); expires="))
        var settings = Settings()
        settings.xsrfCookieAttributes.expiresDays = -10_000
        #expect(try token(["HTTP_COOKIE": "user=joe"], settings: settings).cookies[0].contains(" 19"))
    }

    @Test func theSettingsNameAndDescribeIt() throws {
        var settings = Settings()
        settings.xsrfCookieVersion = .v1
        settings.xsrfCookieName = "csrf"
        settings.xsrfCookieAttributes.httpOnly = true
        settings.xsrfCookieAttributes.sameSite = .strict
        let (text, cookies) = try token(settings: settings)
        #expect(cookies == ["csrf=\(text); HttpOnly; Path=/; SameSite=Strict"])
        #expect(text.utf8.count == 32)
        let known = try token(["HTTP_COOKIE": "csrf=\(Self.masked)"], settings: settings)
        #expect(known.text == "000102030405060708090a0b0c0d0e0f")
        #expect(known.cookies.isEmpty)
    }

    @Test func theFormFieldHasTheToken() throws {
        let (response, _) = try SecurityHandler.answer {
            let token = try $0.xsrfToken
            let html = try $0.xsrfFormHTML()
            #expect(html == "<input type=\"hidden\" name=\"_xsrf\" value=\"\(token)\"/>")
        }
        #expect(response.status == .ok)
    }

    @Test func theCookieIsSentWithAnErrorPageToo() throws {
        let (response, _) = try SecurityHandler.answer {
            _ = try $0.xsrfToken
            throw HTTPError(.conflict)
        }
        #expect(response.status == .conflict)
        #expect(response.cookies.count == 1)
    }
}
