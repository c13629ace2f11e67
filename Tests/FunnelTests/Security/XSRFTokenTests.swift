// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct XSRFTokenTests {
    private let token = XSRFToken(bytes: Array(0..<16), time: 1_700_000_000)

    @Test(arguments: XSRFTokenRow.all)
    func areReadAsTornadoDoes(row: XSRFTokenRow) throws {
        let token = XSRFToken(row.text, now: 42.5)
        #expect(token?.bytes == row.token.flatMap { Hexadecimal.decode(Array($0.utf8)) })
        #expect(token?.time == (row.token == nil ? nil : row.time ?? 42))
    }

    /// Tornado takes an empty token, which then fits no form, and a line break after the time.
    @Test(arguments: ["2|01020304||1", "2|01020304|00|1\n", "", "2|01020304|00|99999999999999999999"])
    func areReadMoreStrictlyThanTornadoDoes(text: String) {
        #expect(XSRFToken(text, now: 0) == nil)
    }

    // Both from Tornado 6.6.1.
    @Test(
        arguments: [
            ([1, 2, 3, 4], "2|01020304|0103010705070503090b090f0d0f0d0b|1700000000"),
            ([0xAA, 0xBB, 0xCC, 0xDD], "2|aabbccdd|aabacedeaebecadaa2b2c6d6a6b6c2d2|1700000000"),
        ] as [([UInt8], String)]
    )
    func areWrittenAsTornadoDoes(mask: [UInt8], text: String) {
        #expect(token.text(mask: mask) == text)
        #expect(token.text() == "000102030405060708090a0b0c0d0e0f")
    }

    @Test func comeBackUnderAnyMask() throws {
        let token = try XSRFToken.random(now: 7.9)
        #expect(token.bytes.count == 16)
        #expect(token.time == 7)
        let texts = try (0..<20).map { _ in try token.text(.v2) }
        #expect(Set(texts).count == 20)
        for text in texts { #expect(XSRFToken(text, now: 0) == token) }
        #expect(try XSRFToken(token.text(.v1), now: 7) == token)
    }

    @Test func matchByTheirBytesAlone() {
        #expect(token.matches(XSRFToken(bytes: token.bytes, time: 0)))
        #expect(!token.matches(XSRFToken(bytes: token.bytes + [0], time: token.time)))
        for position in token.bytes.indices {
            var bytes = token.bytes
            bytes[position] ^= 1
            #expect(!token.matches(XSRFToken(bytes: bytes, time: token.time)))
        }
    }

    @Test(arguments: [("2|", "0"), ("2|01020304|", "00"), ("", "|"), ("", "0"), ("1", "1"), ("2|01020304|00|", "1")])
    func hostileTokensTakeLinearTime(start: String, filler: String) throws {
        let input = { start + String(repeating: filler, count: $0) }
        #expect(Growth.ratio(size: 40_000, input: input) { _ = XSRFToken($0, now: 0) } < 3)
    }
}
