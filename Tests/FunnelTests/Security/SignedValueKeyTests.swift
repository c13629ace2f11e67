// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct SignedValueKeyTests {
    private let now: Double = 1_700_000_000

    @Test func oldKeysAreReadUntilTheyAreDropped() throws {
        let first = try CookieSecret(keys: [1: "one"], current: 1)
        let second = try CookieSecret(keys: [1: "one", 2: "two"], current: 2)
        let third = try CookieSecret(keys: [2: "two"], current: 2)
        let old = try SignedValue.create("x", name: "s", secret: first, now: now)
        let new = try SignedValue.create("x", name: "s", secret: second, now: now)
        #expect(SignedValue.keyVersion(of: old) == 1)
        #expect(SignedValue.keyVersion(of: new) == 2)
        #expect(try SignedValue.decode(old, name: "s", secret: second, now: now) == Array("x".utf8))
        #expect(try SignedValue.decode(new, name: "s", secret: second, now: now) == Array("x".utf8))
        #expect(try SignedValue.decode(old, name: "s", secret: third, now: now) == nil)
        #expect(try SignedValue.decode(new, name: "s", secret: first, now: now) == nil)
    }

    @Test func aKeyIsNotTakenForAnother() throws {
        let secret = try CookieSecret(keys: [1: "one", 2: "two"], current: 1)
        let signed = try SignedValue.create("x", name: "s", secret: secret, now: now)
        let forged = "2|1:2" + signed.dropFirst(5)
        #expect(SignedValue.keyVersion(of: forged) == 2)
        #expect(try SignedValue.decode(forged, name: "s", secret: secret, now: now) == nil)
    }

    @Test func whatCannotBeSignedIsAnError() throws {
        let keys = try CookieSecret(keys: [1: "one"], current: nil)
        let single = try CookieSecret("x")
        #expect(throws: SignedValueError.noCurrentKey) {
            try SignedValue.create("x", name: "s", secret: keys, now: 0)
        }
        #expect(throws: SignedValueError.unknownKey(3)) {
            try SignedValue.create("x", name: "s", secret: keys, keyVersion: 3, now: 0)
        }
        #expect(throws: SignedValueError.version1NeedsSingleKey) {
            try SignedValue.create("x", name: "s", secret: keys, version: .v1, now: 0)
        }
        for time in [Double.nan, .infinity, -.infinity, 1e300] {
            #expect(throws: SignedValueError.invalidTime) {
                try SignedValue.create("x", name: "s", secret: single, now: time)
            }
        }
    }

    @Test(arguments: SignedValue.Version.allCases)
    func noClockMeansNoValue(version: SignedValue.Version) throws {
        let secret = try CookieSecret("x")
        let signed = try SignedValue.create("x", name: "s", secret: secret, version: version, now: now)
        for time in [Double.nan, .infinity] {
            #expect(try SignedValue.decode(signed, name: "s", secret: secret, now: time) == nil)
        }
        #expect(try SignedValue.decode(signed, name: "s", secret: secret, maxAgeDays: .nan, now: now) == nil)
        #expect(try SignedValue.decode(signed, name: "s", secret: secret, maxAgeDays: .infinity, now: now) != nil)
    }

    @Test func unusableSecretsAreRefused() {
        #expect(throws: CookieSecretError.empty) { try CookieSecret("") }
        #expect(throws: CookieSecretError.empty) { try CookieSecret([]) }
        #expect(throws: CookieSecretError.empty) { try CookieSecret(keys: [1: "a", 2: ""], current: 1) }
        #expect(throws: CookieSecretError.noKeys) { try CookieSecret(keys: [Int: String](), current: nil) }
        #expect(throws: CookieSecretError.unknownCurrentKey(2)) { try CookieSecret(keys: [1: "a"], current: 2) }
    }

    @Test func printedSecretsStaySecret() throws {
        var settings = Settings()
        var dumped = ""
        for secret in [try CookieSecret("hunter2"), try CookieSecret(keys: [1: "hunter2"], current: 1)] {
            settings.cookieSecret = secret
            dump(settings, to: &dumped)
            dumped += "\(settings) \(String(reflecting: settings)) \(secret)"
        }
        #expect(!dumped.contains("hunter"))
        #expect(!dumped.contains("104"))
        #expect(dumped.contains("CookieSecret(1 key)"))
    }

    @Test(arguments: [
        ("1", "|"), ("9", ""), ("2|", "1:"), ("2|1:0|10:1700000000|1:s|", "9"), ("2|", "|"), ("2|1:0|1:", ":"),
        ("2|1:0|", "1:0|"), ("a", "="), ("2|1:0|10:1700000000|1:s|8:dmFsdWU=|", "f"), ("", "\u{E9}"),
    ])
    func hostileValuesTakeLinearTime(start: String, filler: String) throws {
        let secret = try CookieSecret("x")
        let input = { start + String(repeating: filler, count: filler.isEmpty ? 0 : $0) }
        let ratio = try Growth.ratio(size: 40_000, input: input) { value in
            _ = try SignedValue.decode(value, name: "s", secret: secret, now: now)
            _ = SignedValue.keyVersion(of: value)
        }
        #expect(ratio < 3)
    }
}
