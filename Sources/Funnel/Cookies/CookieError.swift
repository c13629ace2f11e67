// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A cookie that no client would understand, or that would say something else than it was meant to. Uncaught in a
/// handler it is logged and answered with 500. Tornado's `CookieError`, and the `ValueError` of its `set_cookie`.
public enum CookieError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name is empty or has characters other than those of a token (RFC 6265, section 4.1.1) and `:`.
    case invalidName(String)
    /// The name is one of the attributes': `path`, `expires`, `domain`, `max-age`, `secure`, `httponly`, `samesite`,
    /// `version`, `comment`, in any case.
    case reservedName(String)
    /// The value has a space, a control character, or a character above U+00FF. Encode such values: in percent
    /// encoding, in base 64, or by signing them.
    case invalidValue(name: String)
    /// The domain or path has a space, a control character, a semicolon, or a character above U+00FF.
    case invalidAttribute(String, name: String)
    /// The time of expiry is not between the years 1 and 9999.
    case expiresOutOfRange(name: String)
    /// More cookies in one response than any client takes.
    case tooManyCookies

    /// Which rule was broken, and by which cookie.
    public var description: String {
        switch self {
        case .invalidName(let name): "\"\(name.logSafe)\" is no name for a cookie: not a token"
        case .reservedName(let name): "\"\(name.logSafe)\" is no name for a cookie: an attribute has it"
        case .invalidValue(let name):
            "the value of the cookie \(name.logSafe) has a space, a control character or one above U+00FF"
        case .invalidAttribute(let attribute, let name):
            "the \(attribute) of the cookie \(name.logSafe) has a space, a control character, `;` or one above U+00FF"
        case .expiresOutOfRange(let name): "the cookie \(name.logSafe) expires outside the years 1 to 9999"
        case .tooManyCookies: "more than 1000 cookies in one response"
        }
    }
}
