// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct RequestCookiesTests {
    @Test(
        arguments: [
            ("", [:]), ("a=1", ["a": "1"]), ("a=1; b=2", ["a": "1", "b": "2"]), ("a=1;b=2;", ["a": "1", "b": "2"]),
            (" a = 1 ", ["a": "1"]), ("a=", ["a": ""]), ("=1", [:]), ("a", [:]), ("a=1=2", ["a": "1=2"]),
            ("a=1; a=2", ["a": "2"]), ("path=/; Expires=x; a=1", ["a": "1"]), ("b@d=1; ok=2", ["ok": "2"]),
            ("a=\"x y\"", ["a": "x y"]), ("a=\"\\\"q\\\"\"", ["a": "\"q\""]), ("a=\"\\073\\054\"", ["a": ";,"]),
            ("a=\"\\351\"", ["a": "é"]), ("a=\"\\400\"", ["a": "400"]), ("a=\"x", ["a": "\"x"]), ("a=\"", ["a": "\""]),
            ("a=%41", ["a": "%41"]), ("a=é", ["a": "Ã©"]), ("a:b=1", ["a:b": "1"]), ("; ;;a=1", ["a": "1"]),
        ] as [(String, [String: String])]
    )
    func areParsedTolerantly(header: String, expected: [String: String]) throws {
        #expect(try HTTPServerRequest(.make("GET", "/", ["HTTP_COOKIE": header])).cookies == expected)
    }

    @Test func bytesThatAreNoUTF8AreLatin1() throws {
        var environment = GatewayEnvironment.make()
        environment.variables.set("HTTP_COOKIE", bytes: Array("a=".utf8) + [0xE9])
        #expect(try HTTPServerRequest(environment).cookies == ["a": "é"])
    }

    @Test(arguments: ["a=1;", ";", "=", "a", " ", "\"", "a=\"\\", "\\073", "\\", "a=\"x\"; "])
    func takeLinearTime(part: String) {
        for start in ["", "a=\""] {
            let input = { Array((start + String(repeating: part, count: $0) + "\"").utf8) }
            #expect(Growth.ratio(size: 4_000, input: input) { _ = RequestCookies.parse($0[...]) } < 3)
        }
    }

    @Test func noHeaderMeansNoCookies() throws {
        #expect(try HTTPServerRequest(.make()).cookies.isEmpty)
    }
}
