// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// Users stay signed in when a site moves from Tornado to Funnel, page by page or back: each reads what the other
    /// hands out.
    @Suite(.needsTornado) struct TornadoTests {
        private static let secret = ["--key", "the secret that both know"]
        /// Values by the names they are signed for; among them nothing at all and every byte.
        private static let values: [(name: String, value: [UInt8])] = [
            ("user", Array("Ann".utf8)), ("empty", []), ("bytes", Array(0...255)),
            ("odd!name.~", Array("é; \"=\\".utf8)),
            ("long", [UInt8](repeating: 0xA5, count: 2_000)),
        ]

        @Test(
            "Signed cookies of the one are read by the other",
            arguments: TokenPages.Framework.allCases,
            [1, 2]
        )
        func signedCookies(signer: TokenPages.Framework, version: Int) throws {
            let signing = try TokenPages(signer, Self.secret)
            let reading = try TokenPages(signer.other, Self.secret)
            for (name, value) in Self.values {
                let cookie = try signing.sign(value, name: name, version: version)
                let expected = "\(value.hexadecimal) \(version == 1 ? "-" : "0")"
                #expect(try signing.read(name, in: cookie) == expected)
                #expect(try reading.read(name, in: cookie) == expected)
                #expect(try reading.read("x\(name)", in: "x\(cookie)") == "none")
            }
        }

        @Test("Signed cookies of a stranger are not read", arguments: TokenPages.Framework.allCases, [1, 2])
        func strangers(signer: TokenPages.Framework, version: Int) throws {
            let cookie = try TokenPages(signer, ["--key", "a guess"]).sign([65], name: "user", version: version)
            #expect(try TokenPages(signer.other, Self.secret).read("user", in: cookie) == "none")
        }

        @Test("Keys have versions in both", arguments: TokenPages.Framework.allCases)
        func keyVersions(signer: TokenPages.Framework) throws {
            let signing = try TokenPages(signer, ["--key", "1=old", "--key", "2=new", "--current-key", "2"])
            let reading = try TokenPages(signer.other, ["--key", "2=new", "--key", "3=next", "--current-key", "3"])
            let cookie = try signing.sign([65], name: "user")
            #expect(try reading.read("user", in: cookie) == "41 2")
            let next = try reading.sign([66], name: "user")
            #expect(try reading.read("user", in: next) == "42 3")
            #expect(try signing.read("user", in: next) == "none")
        }

        @Test(
            "XSRF tokens and their cookies pass from one to the other",
            arguments: TokenPages.Framework.allCases,
            [(1, 1), (1, 2), (2, 1), (2, 2)]
        )
        func tokens(giver: TokenPages.Framework, versions: (giver: Int, taker: Int)) throws {
            let giving = try TokenPages(giver, ["--xsrf-version", "\(versions.giver)"] + Self.secret)
            let taking = try TokenPages(giver.other, ["--xsrf-version", "\(versions.taker)"] + Self.secret)
            let token = try giving.token(cookie: nil)
            let cookie = try #require(token.cookie)
            #expect(try taking.submit(token: token.text, cookie: cookie) == 200)

            let another = try taking.token(cookie: cookie)
            #expect(another.cookie == nil)
            #expect(try giving.submit(token: another.text, cookie: cookie) == 200)
            #expect(try taking.submit(token: another.text, cookie: cookie) == 200)

            let strange = try giving.token(cookie: nil)
            #expect(try taking.submit(token: strange.text, cookie: cookie) == 403)
            #expect(try giving.submit(token: strange.text, cookie: cookie) == 403)
        }
    }
}
