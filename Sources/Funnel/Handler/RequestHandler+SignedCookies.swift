// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Cookies that a client cannot change.
extension RequestHandler {
    /// The text of a signed cookie that came with the request. Tornado's `get_signed_cookie`, which returns bytes.
    ///
    ///     guard let id = try signedCookie("user") else { … }
    ///
    /// - Parameters:
    ///   - name: The name of the cookie.
    ///   - value: A signed value that came in another way than in a cookie. Default: the cookie's.
    ///   - maxAgeDays: How many days ago it may have been signed. Default: 31. It is this that ends a sign-in, not the
    ///     cookie's own time of expiry, which a client need not heed.
    ///   - minimumVersion: The oldest format to read. Default: ``SignedValue/Version/v1``, as in Tornado; take
    ///     ``SignedValue/Version/v2`` unless programs before Tornado 3.2.1 sign too.
    /// - Returns: The text; nil if there is no such cookie, if it was not signed with ``Settings/cookieSecret`` under
    ///   this name or too long ago, and if it is not UTF-8.
    /// - Throws: ``MissingSettingError`` without ``Settings/cookieSecret``; ``CryptographyError`` if libcrypto fails.
    public func signedCookie(
        _ name: String,
        value: String? = nil,
        maxAgeDays: Double = 31,
        minimumVersion: SignedValue.Version = .v1
    ) throws -> String? {
        try signedCookieBytes(name, value: value, maxAgeDays: maxAgeDays, minimumVersion: minimumVersion)
            .flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The bytes of a signed cookie that came with the request, for cookies that hold something else than text.
    ///
    /// The parameters are those of ``signedCookie(_:value:maxAgeDays:minimumVersion:)``.
    ///
    /// - Returns: The bytes; nil if there is no such cookie, or if it was not signed with ``Settings/cookieSecret``
    ///   under this name, or too long ago.
    /// - Throws: ``MissingSettingError`` without ``Settings/cookieSecret``; ``CryptographyError`` if libcrypto fails.
    public func signedCookieBytes(
        _ name: String,
        value: String? = nil,
        maxAgeDays: Double = 31,
        minimumVersion: SignedValue.Version = .v1
    ) throws -> [UInt8]? {
        let secret = try cookieSecret()
        guard let value = value ?? cookie(name) else { return nil }
        return try SignedValue.decode(
            value,
            name: name,
            secret: secret,
            maxAgeDays: maxAgeDays,
            minimumVersion: minimumVersion,
            now: WallClock.now
        )
    }

    /// The version of the key that a signed cookie says it was signed with. Nothing is checked: read the cookie first.
    ///
    /// - Parameters:
    ///   - name: The name of the cookie.
    ///   - value: A signed value that came in another way than in a cookie. Default: the cookie's.
    /// - Returns: The version, 0 for a secret of one key; nil if there is no such cookie, and if it is malformed or of
    ///   version 1.
    /// - Throws: ``MissingSettingError`` without ``Settings/cookieSecret``.
    public func signedCookieKeyVersion(_ name: String, value: String? = nil) throws -> Int? {
        _ = try cookieSecret()
        return (value ?? cookie(name)).flatMap { SignedValue.keyVersion(of: $0) }
    }

    func cookieSecret() throws -> CookieSecret {
        try requireSetting(\.cookieSecret, for: "signed cookies")
    }
}
