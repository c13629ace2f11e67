// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A check on an XSRF token, which no response shows twice in the same way.
struct TokenCheck: Decodable, Sendable {
    var type: String
    /// `body`, or `set-cookie:` and the cookie's name.
    var place: String
    /// What the token must be without its mask, in hexadecimal; nil for any.
    var token: String?
    var length: Int?

    enum CodingKeys: String, CodingKey {
        case type, length
        case place = "where"
        case token = "token_hex"
    }
}
