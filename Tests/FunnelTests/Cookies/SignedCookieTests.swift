// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct SignedCookieTests {
    /// Signed by Tornado 6.6.1 for the name `user`, in 2023.
    private static let joe =
        "2|1:0|10:1700000000|4:user|4:am9l|2f528a7cbd534413fae48341572808bb7066e78411194d99a855fd9d9faec21e"
    private static let century: Double = 36_500

    private func settings(_ secret: CookieSecret? = nil) throws -> Settings {
        var settings = Settings()
        settings.cookieSecret = try secret ?? CookieSecret("a secret for tests")
        return settings
    }

    private func sent(_ response: GatewayResponse) throws -> String {
        String(try #require(response.cookies.first?.split(separator: "; ").first))
    }

    @Test(arguments: SignedValue.Version.allCases)
    func comeBack(version: SignedValue.Version) throws {
        let settings = try settings()
        for value in ["", "joe", "a b; c\r\n", "é\u{65E5}", "x"] {
            let set = try SecurityHandler.answer(settings: settings) {
                try $0.setSignedCookie("s", value, version: version)
            }
            let cookie = try sent(set.response)
            let get = try SecurityHandler.answer(.make("GET", "/", ["HTTP_COOKIE": cookie]), settings: settings) {
                (handler) throws in
                #expect(try handler.signedCookie("s") == value)
                #expect(try handler.signedCookieBytes("s") == Array(value.utf8))
                #expect(try handler.signedCookie("t") == nil)
                #expect(try handler.signedCookie("s", maxAgeDays: -1) == nil)
                #expect(try handler.signedCookie("s", minimumVersion: .v2) == (version == .v2 ? value : nil))
                #expect(try handler.signedCookieKeyVersion("s") == (version == .v2 ? 0 : nil))
            }
            #expect(get.response.status == .ok)
        }
    }

    @Test func bytesComeBack() throws {
        let settings = try settings()
        let bytes = Array(UInt8.min...UInt8.max)
        let set = try SecurityHandler.answer(settings: settings) {
            try $0.setSignedCookie("s", bytes, expiresDays: nil, httpOnly: true)
        }
        #expect(set.response.cookies[0].hasSuffix("; HttpOnly; Path=/"))
        #expect(!set.response.cookies[0].contains("expires"))
        let cookie = try sent(set.response)
        _ = try SecurityHandler.answer(.make("GET", "/", ["HTTP_COOKIE": cookie]), settings: settings) {
            (handler) throws in
            #expect(try handler.signedCookieBytes("s") == bytes)
            #expect(try handler.signedCookie("s") == nil)
        }
    }

    @Test func tornadosAreRead() throws {
        let settings = try settings(CookieSecret("reference-secret-0123456789abcdef"))
        _ = try SecurityHandler.answer(.make("GET", "/", ["HTTP_COOKIE": "user=\(Self.joe)"]), settings: settings) {
            (handler) throws in
            #expect(try handler.signedCookie("user", maxAgeDays: Self.century) == "joe")
            #expect(try handler.signedCookie("user") == nil)
            #expect(try handler.signedCookie("user", value: "x", maxAgeDays: Self.century) == nil)
            #expect(try handler.signedCookie("other") == nil)
        }
    }

    @Test func valuesNeedNoCookie() throws {
        let keys = try CookieSecret(keys: [3: "three"], current: 3)
        let (response, _) = try SecurityHandler.answer(settings: try settings(keys)) {
            let signed = try $0.createSignedValue("link", "42")
            #expect(try $0.signedCookie("link", value: signed) == "42")
            #expect(try $0.signedCookieKeyVersion("link", value: signed) == 3)
            #expect(try $0.signedCookieKeyVersion("link") == nil)
        }
        #expect(response.status == .ok)
    }

    @Test func theyExpireInAMonth() throws {
        let (response, _) = try SecurityHandler.answer(settings: try settings()) { try $0.setSignedCookie("s", "v") }
        let date = HTTPDate.string(secondsSince1970: Int(WallClock.now) + 30 * 86_400)
        #expect(response.cookies[0].contains("; expires=\(date.prefix(16))"))
    }

    @Test func theSecretIsMissedByName() throws {
        let uses: [SecurityHandler.Body] = [
            { try $0.setSignedCookie("s", "v") }, { _ = try $0.signedCookie("s") },
            { _ = try $0.signedCookieKeyVersion("s") },
        ]
        for use in uses {
            let (response, lines) = try SecurityHandler.answer(.make(), use)
            #expect(response.status == .internalServerError)
            #expect(lines[0].contains("cookieSecret"))
            #expect(lines[0].contains("signed cookies"))
        }
    }
}
