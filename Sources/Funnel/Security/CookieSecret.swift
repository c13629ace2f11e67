// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The key that cookies are signed with, or several of them by version. Tornado's `cookie_secret` and `key_version`.
///
///     settings.cookieSecret = try CookieSecret(secretFromTheEnvironment)
///
/// Make one with `openssl rand -base64 32` and keep it out of the source: whoever knows it can sign in as anybody.
/// A short or guessable secret can be found by trying, from any one cookie; take 32 random bytes or more.
///
/// To change keys without signing everybody out, give the old one and the new one versions, sign with the new one,
/// and drop the old one when the cookies signed with it have expired:
///
///     settings.cookieSecret = try CookieSecret(keys: [1: old, 2: new], current: 2)
///
/// It shows none of its bytes when it is printed.
public struct CookieSecret: Sendable {
    enum Keys: Sendable {
        case single([UInt8])
        case versioned([Int: [UInt8]], current: Int?)
    }

    let keys: Keys

    /// Makes a secret of one key, without a version.
    ///
    /// - Throws: ``CookieSecretError/empty`` for an empty one.
    public init(_ secret: String) throws(CookieSecretError) {
        try self.init(Array(secret.utf8))
    }

    /// Makes a secret of one key, without a version.
    ///
    /// - Throws: ``CookieSecretError/empty`` for an empty one.
    public init(_ secret: [UInt8]) throws(CookieSecretError) {
        guard !secret.isEmpty else { throw .empty }
        keys = .single(secret)
    }

    /// Makes a secret of several keys.
    ///
    /// - Parameters:
    ///   - keys: The keys by version. Cookies signed with any of them are read; there is no version 1 format of
    ///     signed values with them.
    ///   - current: The version of the key that cookies are signed with; nil to read cookies without signing any.
    /// - Throws: ``CookieSecretError`` for no keys, for an empty one, and if none has the current version.
    public init(keys: [Int: String], current: Int?) throws(CookieSecretError) {
        try self.init(keys: keys.mapValues { Array($0.utf8) }, current: current)
    }

    /// Makes a secret of several keys, given as bytes.
    ///
    /// - Parameters:
    ///   - keys: The keys by version. Cookies signed with any of them are read; there is no version 1 format of
    ///     signed values with them.
    ///   - current: The version of the key that cookies are signed with; nil to read cookies without signing any.
    /// - Throws: ``CookieSecretError`` for no keys, for an empty one, and if none has the current version.
    public init(keys: [Int: [UInt8]], current: Int?) throws(CookieSecretError) {
        guard !keys.isEmpty else { throw .noKeys }
        guard !keys.values.contains([]) else { throw .empty }
        if let current, keys[current] == nil { throw .unknownCurrentKey(current) }
        self.keys = .versioned(keys, current: current)
    }
}
