// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct DigestTests {
    @Test(arguments: [
        (DigestAlgorithm.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            .sha512,
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
    ])
    func areTheStandardOnes(algorithm: DigestAlgorithm, expected: String) throws {
        #expect(try Hexadecimal.encode(algorithm.digest(Array("abc".utf8))) == Array(expected.utf8))
    }

    @Test func ofNothingIsADigestToo() throws {
        let expected = "da39a3ee5e6b4b0d3255bfef95601890afd80709"
        #expect(try Hexadecimal.encode(DigestAlgorithm.sha1.digest([])) == Array(expected.utf8))
        #expect(try Hexadecimal.encode(StreamingDigest(.sha1).finish()) == Array(expected.utf8))
    }

    @Test(arguments: [DigestAlgorithm.sha1, .sha256, .sha512])
    func comeOutTheSameInPieces(algorithm: DigestAlgorithm) throws {
        let digest = try StreamingDigest(algorithm)
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
        for _ in 0..<2 {
            for start in stride(from: 0, to: bytes.count, by: 100) {
                try digest.update(Array(bytes[start..<(start + 100)]))
            }
            #expect(try digest.finish() == algorithm.digest(bytes))
        }
    }

    // RFC 4231, test case 2; RFC 2202, test case 2.
    @Test(arguments: [
        (DigestAlgorithm.sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    ])
    func authenticate(algorithm: DigestAlgorithm, expected: String) throws {
        let code = try algorithm.authenticationCode(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(Hexadecimal.encode(code) == Array(expected.utf8))
    }

    @Test func randomBytesDiffer() throws {
        let some = try (0..<100).map { _ in try SecureBytes.random(count: 16) }
        #expect(Set(some).count == 100)
        #expect(some.allSatisfy { $0.count == 16 })
        #expect(try SecureBytes.random(count: 0).isEmpty)
    }

    @Test func equalityLooksAtEveryByte() {
        let bytes = Array(UInt8(0)..<32)
        #expect(SecureBytes.areEqual(bytes, bytes))
        #expect(SecureBytes.areEqual([], []))
        #expect(!SecureBytes.areEqual(bytes, bytes + [0]))
        for position in bytes.indices {
            var other = bytes
            other[position] ^= 0x80
            #expect(!SecureBytes.areEqual(bytes, other))
        }
    }
}
