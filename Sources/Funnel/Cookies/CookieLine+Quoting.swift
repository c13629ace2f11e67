// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension CookieLine {
    /// Adds a value: as it is if all its characters may stand so, otherwise in quotes, with `\"`, `\\` and octal
    /// escapes for what could be mistaken.
    static func appendValue(_ value: String, name: String, to line: inout [UInt8]) throws(CookieError) {
        guard value.isEmpty || !value.utf8.allSatisfy(\.isCookieCharacter) else {
            line += value.utf8
            return
        }
        line.append(ASCII.quote)
        for scalar in value.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value), byte > ASCII.space else { throw .invalidValue(name: name) }
            if byte == ASCII.quote || byte == ASCII.backslash {
                line += [ASCII.backslash, byte]
            } else if byte.isQuotedCookieCharacter {
                line.append(byte)
            } else {
                line.append(ASCII.backslash)
                line += [byte >> 6, byte >> 3 & 7, byte & 7].map { ASCII.zero + $0 }
            }
        }
        line.append(ASCII.quote)
    }
}

extension UInt8 {
    /// True for the characters of a token and the colon, which need no quotes.
    var isCookieCharacter: Bool { isTokenCharacter || self == ASCII.colon }

    /// True for what stands for itself between quotes.
    fileprivate var isQuotedCookieCharacter: Bool {
        if isCookieCharacter { return true }
        switch self {
        case UInt8(ascii: "("), UInt8(ascii: ")"), ASCII.slash, UInt8(ascii: "<"), ASCII.equals, UInt8(ascii: ">"),
            ASCII.question, UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            return true
        default:
            return false
        }
    }

    /// True for what a domain or a path may have.
    var isAttributeCharacter: Bool { self > ASCII.space && self != ASCII.delete && self != ASCII.semicolon }
}
