// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ClearingCookiesTests {
    @Test func setsNothingThatHasExpired() throws {
        let (response, _) = try TestHandler.answer {
            try $0.clearCookie("a")
            try $0.clearCookie(
                "b",
                domain: "example.test",
                path: "/p",
                httpOnly: true,
                secure: true,
                sameSite: .unrestricted
            )
        }
        let cookies = response.cookies.map { cookie in
            cookie.split(separator: "; ").filter { !$0.hasPrefix("expires=") }.joined(separator: "; ")
        }
        #expect(cookies[0] == "a=\"\"; Path=/")
        #expect(cookies[1] == "b=\"\"; Domain=example.test; HttpOnly; Path=/p; SameSite=None; Secure")
        #expect(
            response.cookies.allSatisfy {
                $0.contains("; expires=") && $0.hasSuffix("GMT; Path=/") == $0.hasPrefix("a")
            }
        )
    }

    @Test func allAreClearedInTheOrderInWhichTheyCame() throws {
        let header = " z = 1; a=2; path=/; b@d=1;; bare; z=3; m=\"x\"; =5"
        let (response, _) = try TestHandler.answer(.make("GET", "/", ["HTTP_COOKIE": header])) {
            try $0.setCookie("a", "again")
            try $0.clearAllCookies(path: nil)
        }
        #expect(response.cookies.map { $0.prefix(5) } == ["z=\"\";", "a=\"\";", "m=\"\";"].map { $0.prefix(5) })
        #expect(response.cookies.allSatisfy { !$0.contains("Path") })
    }

    @Test func aHostileHeaderTakesLinearTime() throws {
        let environment = { (count: Int) in
            let header = (0..<count).map { "a\($0)=" }.joined(separator: ";")
            return GatewayEnvironment.make("GET", "/", ["HTTP_COOKIE": header])
        }
        let ratio = try Growth.ratio(size: 4_000, input: environment) {
            let (response, _) = try TestHandler.answer($0) { try $0.clearAllCookies() }
            #expect(response.status == .internalServerError)
        }
        #expect(ratio < 3)
    }
}
