// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct SignedValueTests {
    private static func secret(keys: Bool) throws -> CookieSecret {
        guard keys else { return try CookieSecret("funnel secret") }
        let keys: [Int: [UInt8]] = [
            1: Array("one".utf8), 2: Array("two".utf8), 7: [0x00, 0xFF] + Array(" seven".utf8),
        ]
        return try CookieSecret(keys: keys, current: 2)
    }

    private func bytes(_ hexadecimal: String) throws -> [UInt8] {
        try #require(Hexadecimal.decode(Array(hexadecimal.utf8)))
    }

    @Test(arguments: SignedValueCreateRow.all)
    func areTornadosByteForByte(row: SignedValueCreateRow) throws {
        let signed = try SignedValue.create(
            bytes(row.value),
            name: row.name,
            secret: Self.secret(keys: row.keys),
            version: #require(SignedValue.Version(rawValue: row.version)),
            keyVersion: row.keyVersion,
            now: row.now
        )
        #expect(signed == row.signed)
    }

    @Test(arguments: SignedValueDecodeRow.all)
    func areReadAsTornadoDoes(row: SignedValueDecodeRow) throws {
        let value = try SignedValue.decode(
            row.signed,
            name: row.name,
            secret: Self.secret(keys: row.keys),
            maxAgeDays: row.maxAge,
            minimumVersion: #require(SignedValue.Version(rawValue: row.minimum)),
            now: row.now
        )
        #expect(try value == row.value.map { try bytes($0) })
        #expect(SignedValue.keyVersion(of: row.signed) == row.keyVersion)
    }

    /// Tornado reads these, all signed with the right key, as well-formed; the last is an uncaught exception there.
    @Test(arguments: [
        ("dmFsdWU=| 1700000000|c7444c6a0bc171d0c4abf3059e430b6774bbdf99", false),
        (
            "2|1:0|11:+1700000000|1:s|4:eA==|1879652a36432e05b37bd0dbddf2bc85b3616dfb2fc86b10e74e77241b271302", false
        ),
        (
            "2|1:0|10:1700000000|1:s| 4:eA==|3dcf5f3f2e1dafa21dcd0d081223b422d8f25d3b1b1880726f1c192f0d254ed3", false
        ),
        (
            "2|1:0|10:1700000000|1:s|5:eA==||45f3d540b589caaa95027b888198b32fc99893fd76666ee22c567cbc35e8d0fc", false
        ),
        ("dmFsdWU=|1700000000|7c87c5dcde14de94faf8c4eefae3158a272c958d", true),
    ])
    func areReadMoreStrictlyThanTornadoDoes(signed: String, keys: Bool) throws {
        let secret = try Self.secret(keys: keys)
        #expect(try SignedValue.decode(signed, name: "s", secret: secret, now: 1_700_000_000) == nil)
    }

    @Test(arguments: SignedValue.Version.allCases)
    func lieNoMoreWhenAnyByteIsChanged(version: SignedValue.Version) throws {
        let secret = try Self.secret(keys: false)
        let signed = try SignedValue.create("joe", name: "user", secret: secret, version: version, now: 1_700_000_000)
        let bytes = Array(signed.utf8)
        for position in bytes.indices {
            for byte in UInt8(0x00)...0x7F where byte != bytes[position] {
                var forged = bytes
                forged[position] = byte
                let text = String(decoding: forged, as: UTF8.self)
                #expect(try SignedValue.decode(text, name: "user", secret: secret, now: 1_700_000_000) == nil)
            }
            var shorter = bytes
            shorter.remove(at: position)
            let text = String(decoding: shorter, as: UTF8.self)
            #expect(try SignedValue.decode(text, name: "user", secret: secret, now: 1_700_000_000) == nil)
        }
    }

    /// Version 1 signs name, value and time without a delimiter, so an attacker can shift bytes between them.
    @Test func doNotLetDigitsMoveFromTheValueIntoTheTime() throws {
        let secret = try Self.secret(keys: false)
        let signed = try SignedValue.create(
            [0xD7, 0x6D, 0xF8, 0xD3, 0xAE, 0x38],
            name: "s",
            secret: secret,
            version: .v1,
            now: 1_700_000_000
        )
        let parts = signed.split(separator: "|")
        #expect(parts[0] == "12340644")
        for shift in 1...8 {
            let forged = "\(parts[0].dropLast(shift))|\(parts[0].suffix(shift))\(parts[1])|\(parts[2])"
            #expect(try SignedValue.decode(forged, name: "s", secret: secret, now: 1_700_000_000) == nil)
        }
    }
}
