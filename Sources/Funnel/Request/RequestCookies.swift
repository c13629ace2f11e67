// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The parser of the `Cookie` header field: as tolerant as browsers and Tornado are, and never failing.
enum RequestCookies {
    /// Parses cookies.
    ///
    /// Of a name that comes twice the last counts. Dropped are bare words, names that are no token (a colon is let
    /// through, as in Python), and names that are attributes of cookies, such as `path`. Quoted values lose their quotes
    /// and their escapes. Values are read as ISO 8859-1, as all header fields are.
    static func parse(_ header: ArraySlice<UInt8>) -> [String: String] {
        var cookies: [String: String] = [:]
        for pair in header.split(separator: ASCII.semicolon) {
            guard let equals = pair.firstIndex(of: ASCII.equals) else { continue }
            let name = trimmed(pair[..<equals])
            guard !name.isEmpty, name.allSatisfy(\.isCookieNameCharacter) else { continue }
            let key = String(decoding: name, as: UTF8.self)
            guard !reservedNames.contains(key.lowercased()) else { continue }
            cookies[key] = unquoted(trimmed(pair[(equals + 1)...]))
        }
        return cookies
    }

    private static let reservedNames: Set<String> = [
        "expires", "path", "comment", "domain", "max-age", "secure", "httponly", "version", "samesite",
    ]

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.drop { $0.isCookieSpace }
        return start[..<((start.lastIndex { !$0.isCookieSpace } ?? start.startIndex - 1) + 1)]
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(latin1: bytes) }

    /// The text without quotes and escapes; an octal escape is the character of its number, as Python writes them.
    private static func unquoted(_ value: ArraySlice<UInt8>) -> String {
        guard value.count >= 2, value.first == ASCII.quote, value.last == ASCII.quote else { return text(value) }
        var rest = value.dropFirst().dropLast()
        var unquoted = ""
        while let backslash = rest.firstIndex(of: ASCII.backslash), backslash + 1 < rest.endIndex {
            unquoted += text(rest[..<backslash])
            rest = rest[(backslash + 1)...]
            if let octal = octalEscape(rest.prefix(3)) {
                unquoted.unicodeScalars.append(Unicode.Scalar(octal))
                rest = rest.dropFirst(3)
            } else if rest.first == ASCII.backslash {
                unquoted += "\\"
                rest = rest.dropFirst()
            }
        }
        return unquoted + text(rest)
    }

    private static func octalEscape(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 3, digits.allSatisfy({ $0 &- ASCII.zero < 8 }) else { return nil }
        return UInt8(exactly: digits.reduce(0) { $0 * 8 + Int($1 - ASCII.zero) })
    }
}

extension UInt8 {
    /// True for the characters of a cookie's name: those of a token, and Python's colon.
    var isCookieNameCharacter: Bool { isTokenCharacter || self == ASCII.colon }

    fileprivate var isCookieSpace: Bool { self == ASCII.space || (self >= ASCII.tab && self <= ASCII.carriageReturn) }
}
