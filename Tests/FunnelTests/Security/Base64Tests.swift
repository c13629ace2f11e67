// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func isTheStandardOne(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == Array(encoded.utf8))
        #expect(Base64.decode(Array(encoded.utf8)) == Array(text.utf8))
    }

    @Test func comesBackForAllBytesAndLengths() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 251 &+ count) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            #expect(Hexadecimal.decode(Hexadecimal.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "=", "====", "Zh==", "Zm9=", "Z===", "Zg==Zg==", "Z g=", "Zm-_", "Zg\n=", "Zm9v\n",
        "Zm8=====", "é===",
    ])
    func refusesWhatItWouldNotWrite(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }

    @Test(arguments: ["0", "0g", "g0", "000", " 00", "0x00", "é"])
    func hexadecimalIsDigitsInPairs(text: String) {
        #expect(Hexadecimal.decode(Array(text.utf8)) == nil)
    }

    @Test func hexadecimalIsReadInBothCases() {
        #expect(Hexadecimal.decode(Array("aAfF".utf8)) == [0xAA, 0xFF])
    }
}
