// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A ``CookieSecret`` cannot be made.
public enum CookieSecretError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The secret, or one of its keys, is empty: everybody could sign.
    case empty
    /// There are no keys.
    case noKeys
    /// No key has the version to sign with.
    case unknownCurrentKey(Int)

    /// What is wrong.
    public var description: String {
        switch self {
        case .empty: "a cookie secret is empty: make one with `openssl rand -base64 32`"
        case .noKeys: "a cookie secret has no keys"
        case .unknownCurrentKey(let version): "a cookie secret has no key of the current version \(version)"
        }
    }
}
