// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct SettingCookiesTests {
    @Test(arguments: CookieRow.all)
    func isTornadosByteForByte(row: CookieRow) throws {
        let (response, lines) = try TestHandler.answer {
            try $0.setCookie(
                row.name,
                row.value,
                domain: row.domain,
                expires: row.expires,
                path: row.path,
                expiresDays: row.expiresDays,
                maxAge: row.maxAge,
                httpOnly: row.httpOnly,
                secure: row.secure,
                sameSite: row.sameSite
            )
        }
        #expect(response.cookies == (row.line.map { [$0] } ?? []))
        #expect(response.status == (row.line == nil ? .internalServerError : .ok))
        #expect(lines.count == (row.line == nil ? 2 : 1))
    }

    @Test func whatIsRefusedIsNamed() {
        func refusal(_ name: String, _ value: String, _ change: (inout CookieAttributes) -> Void) -> CookieError? {
            var attributes = CookieAttributes()
            change(&attributes)
            do throws(CookieError) {
                _ = try CookieLine.make(name, value, attributes, now: 0)
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal("a b", "1") { _ in } == .invalidName("a b"))
        #expect(refusal("Path", "1") { _ in } == .reservedName("Path"))
        #expect(refusal("a", "\r\n") { _ in } == .invalidValue(name: "a"))
        #expect(refusal("a", "1") { $0.domain = "a;b" } == .invalidAttribute("Domain", name: "a"))
        #expect(refusal("a", "1") { $0.path = "/\r\nX: y" } == .invalidAttribute("Path", name: "a"))
        for days in [Double.nan, .infinity, 1e300, 4e6, -1e6] {
            #expect(refusal("a", "1") { $0.expiresDays = days } == .expiresOutOfRange(name: "a"))
        }
        for time in [Int.max, .min, 253_402_300_800, -62_135_596_801] {
            #expect(refusal("a", "1") { $0.expires = time } == .expiresOutOfRange(name: "a"))
        }
    }

    @Test func zeroIsATimeOfExpiry() throws {
        let (response, _) = try TestHandler.answer { try $0.setCookie("a", "1", expires: 0) }
        #expect(response.cookies == ["a=1; expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/"])
    }

    @Test func daysAreCountedFromNow() throws {
        var attributes = CookieAttributes()
        attributes.expiresDays = 1.5
        let line = try CookieLine.make("a", "1", attributes, now: 1_700_000_000.9)
        #expect(String(decoding: line, as: UTF8.self) == "a=1; expires=Thu, 16 Nov 2023 10:13:20 GMT; Path=/")
    }

    @Test func theLastOfANameCountsAndGoesLast() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setCookie("a", "1", domain: "old.test")
            try $0.setCookie("c", "2")
            try $0.setCookie("A", "3")
            try $0.setCookie("a", "4")
            try $0.setHeader("Set-Cookie", "manual=1")
        }
        #expect(response.cookies == ["manual=1", "c=2; Path=/", "A=3; Path=/", "a=4; Path=/"])
    }

    @Test(arguments: [HTTPResponse.Status.notModified, .forbidden, .found])
    func theyOutliveEverythingThatIsDiscarded(status: HTTPResponse.Status) throws {
        let (response, _) = try TestHandler.answer {
            try $0.setCookie("a", "1")
            $0.clear()
            if status == .found { try $0.redirect(to: "/") }
            throw HTTPError(status)
        }
        #expect(response.status == status)
        #expect(response.cookies == ["a=1; Path=/"])
    }

    @Test func theyAreNotSeenBeforeTheNextRequest() throws {
        let (response, _) = try TestHandler.answer(.make("GET", "/", ["HTTP_COOKIE": "a=old; c=3"])) {
            try $0.setCookie("a", "new")
            $0.write("\($0.cookie("a") ?? "") \($0.cookie("b", default: "none")) \($0.cookies.count)")
        }
        #expect(response.text == "old none 2")
    }

    @Test func thereAreNotTooMany() throws {
        let (response, lines) = try TestHandler.answer {
            for number in 0...1_000 { try $0.setCookie("a\(number)", "1") }
        }
        #expect(response.status == .internalServerError)
        #expect(lines[0].hasSuffix("more than 1000 cookies in one response"))
        #expect(response.cookies.count == 1_000)
    }

    @Test func everyValueComesBack() throws {
        let value = String(String.UnicodeScalarView((0x21...0xFF).compactMap { Unicode.Scalar($0 as UInt32) }))
        let (response, _) = try TestHandler.answer { try $0.setCookie("a", value) }
        let pair = try #require(response.cookies.first?.split(separator: "; ").first)
        let (echo, _) = try TestHandler.answer(.make("GET", "/", ["HTTP_COOKIE": String(pair)])) {
            $0.write($0.cookie("a") ?? "")
        }
        #expect(echo.text == value)
    }
}
