// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Makes the value of a `Set-Cookie` field, as Tornado and Python's `http.cookies` write it.
enum CookieLine {
    /// Makes a line, or says which rule it breaks.
    ///
    /// - Parameter now: The time that ``CookieAttributes/expiresDays`` counts from, in seconds since 1970.
    static func make(
        _ name: String,
        _ value: String,
        _ attributes: CookieAttributes,
        now: Double
    ) throws(CookieError) -> [UInt8] {
        try checkName(name)
        var line = Array(name.utf8)
        line.append(ASCII.equals)
        try appendValue(value, name: name, to: &line)
        for (attribute, text) in try pairs(attributes, name: name, now: now) {
            line += "; \(attribute)".utf8
            guard let text else { continue }
            line.append(ASCII.equals)
            line += try latin1(text, attribute: attribute, name: name)
        }
        return line
    }

    /// The attributes in the order in which Python sorts their names; flags have no text.
    private static func pairs(
        _ attributes: CookieAttributes,
        name: String,
        now: Double
    ) throws(CookieError) -> [(String, String?)] {
        var pairs: [(String, String?)] = []
        if let domain = attributes.domain, !domain.isEmpty { pairs.append(("Domain", domain)) }
        if let expires = try expires(attributes, name: name, now: now) { pairs.append((expiresName, expires)) }
        if attributes.httpOnly { pairs.append(("HttpOnly", nil)) }
        if let maxAge = attributes.maxAge, maxAge != 0 { pairs.append(("Max-Age", String(maxAge))) }
        if let path = attributes.path, !path.isEmpty { pairs.append(("Path", path)) }
        if let sameSite = attributes.sameSite { pairs.append(("SameSite", sameSite.rawValue)) }
        if attributes.secure { pairs.append(("Secure", nil)) }
        return pairs
    }

    private static func expires(
        _ attributes: CookieAttributes,
        name: String,
        now: Double
    ) throws(CookieError) -> String? {
        var time = attributes.expires
        if time == nil, let days = attributes.expiresDays {
            time = Int(exactly: (now + days * WallClock.secondsPerDay).rounded(.down))
            if time == nil { throw .expiresOutOfRange(name: name) }
        }
        guard let time else { return nil }
        guard writableTimes.contains(time) else { throw .expiresOutOfRange(name: name) }
        return HTTPDate.string(secondsSince1970: time)
    }

    /// The text of an attribute as ISO 8859-1.
    private static func latin1(_ text: String, attribute: String, name: String) throws(CookieError) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            // Of all attributes only the date, which is ours, has spaces.
            guard let byte = UInt8(exactly: scalar.value),
                byte.isAttributeCharacter || byte == ASCII.space && attribute == expiresName
            else { throw .invalidAttribute(attribute, name: name) }
            bytes.append(byte)
        }
        return bytes
    }

    private static func checkName(_ name: String) throws(CookieError) {
        guard !name.isEmpty, name.utf8.allSatisfy(\.isCookieCharacter) else { throw .invalidName(name) }
        guard !reservedNames.contains(name.lowercased()) else { throw .reservedName(name) }
    }

    /// The one attribute that Python writes in lower case.
    private static let expiresName = "expires"

    private static let reservedNames: Set<String> = [
        "expires", "path", "comment", "domain", "max-age", "secure", "httponly", "version", "samesite",
    ]

    /// The years 1 to 9999, which is what fits into a date.
    private static let writableTimes = -62_135_596_800...253_402_300_799
}
