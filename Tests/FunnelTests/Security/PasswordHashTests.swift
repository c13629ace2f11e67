// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite("Password hashes")
struct PasswordHashTests {
    @Test("a password is known by its hash, and no other is")
    func roundTrip() throws {
        let hash = try PasswordHash.make("correct horse")
        #expect(hash.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(try PasswordHash.verify("correct horse", hash: hash))
        #expect(try !PasswordHash.verify("correct horsf", hash: hash))
        #expect(try !PasswordHash.verify("", hash: hash))
        #expect(try !PasswordHash.isOutdated(hash))
    }

    @Test("the same password has another hash each time")
    func salted() throws {
        #expect(try PasswordHash.make("secret") != PasswordHash.make("secret"))
    }

    @Test("nobody's password is never right")
    func nobody() throws {
        #expect(try !PasswordHash.verify("anything", hash: nil))
    }

    // RFC 7914, section 12: the first 32 of its 64 bytes, as Python's hashlib.scrypt gives them for this length too.
    @Test("the vector of RFC 7914 matches")
    func vector() throws {
        let salt = Array("SodiumChloride".utf8)
        let cost = try #require(ScryptCost("ln=14,r=8,p=1"))
        let made = try ScryptHash(password: "pleaseletmein", salt: salt, cost: cost)
        #expect(
            String(decoding: Hexadecimal.encode(made.hash), as: UTF8.self)
                == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        )
    }

    @Test("other parameters are read from the hash, and called outdated")
    func outdated() throws {
        let cost = try #require(ScryptCost("ln=4,r=1,p=2"))
        let hash = try ScryptHash(password: "old", salt: Array("0123456789abcdef".utf8), cost: cost).description
        #expect(try PasswordHash.verify("old", hash: hash))
        #expect(try PasswordHash.isOutdated(hash))
    }

    @Test(
        "what is no hash is an error",
        arguments: [
            "", "$", "plain", "$scrypt$ln=15,r=8,p=1$c2FsdHNhbHRzYWx0$",
            "$scrypt$ln=99,r=8,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
            "$scrypt$ln=18,r=32,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg",
            "$scrypt$ln=-1,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg",
            "$scrypt$r=8,ln=15,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg",
            "$argon2id$ln=15,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg",
            "$scrypt$ln=15,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZh$MDEyMzQ1Njc4OWFiY2RlZg",
        ]
    )
    func malformed(hash: String) {
        #expect(throws: PasswordHashError.self) { try PasswordHash.verify("x", hash: hash) }
        #expect(throws: PasswordHashError.self) { try PasswordHash.isOutdated(hash) }
    }
}
