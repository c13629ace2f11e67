// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Setting cookies that a client cannot change.
extension RequestHandler {
    /// Signs text with ``Settings/cookieSecret`` at this moment, for a name. Tornado's `create_signed_value`.
    ///
    /// It is read with ``signedCookie(_:value:maxAgeDays:minimumVersion:)``.
    ///
    /// - Throws: ``MissingSettingError`` without a secret; ``SignedValueError`` if it has no key to sign with;
    ///   ``CryptographyError`` if libcrypto fails.
    public func createSignedValue(
        _ name: String,
        _ value: String,
        version: SignedValue.Version = .v2
    ) throws -> String {
        try createSignedValue(name, Array(value.utf8), version: version)
    }

    /// Signs bytes with ``Settings/cookieSecret`` at this moment, for a name.
    ///
    /// - Throws: ``MissingSettingError`` without a secret; ``SignedValueError`` if it has no key to sign with;
    ///   ``CryptographyError`` if libcrypto fails.
    public func createSignedValue(
        _ name: String,
        _ value: [UInt8],
        version: SignedValue.Version = .v2
    ) throws -> String {
        try SignedValue.create(value, name: name, secret: cookieSecret(), version: version, now: WallClock.now)
    }

    /// Sets a cookie that the client can read but not change. Tornado's `set_signed_cookie`.
    ///
    ///     try setSignedCookie("user", id, httpOnly: true, secure: true, sameSite: .lax)
    ///
    /// - Parameters:
    ///   - name: The name; the cookie is read back under this one only.
    ///   - value: The value: any text.
    ///   - expiresDays: In how many days the client forgets it; nil for when the browser is closed. Default: 30. For
    ///     how long the server takes it is said when it is read.
    ///   - version: The format. Default: ``SignedValue/Version/v2``.
    ///   - domain: The host, and those below it, that get the cookie. Default: only the host that sets it.
    ///   - path: The path, and those below it, that get the cookie. Default: `/`.
    ///   - maxAge: In how many seconds the client forgets it. Default: not said.
    ///   - httpOnly: True to hide it from scripts. Default: false, as in Tornado; a sign-in should have it.
    ///   - secure: True to have it sent over HTTPS only. Default: false, as in Tornado; a sign-in should have it.
    ///   - sameSite: Whether other sites' requests carry it. Default: not said, which browsers take for `.lax`.
    /// - Throws: ``MissingSettingError`` without ``Settings/cookieSecret``; ``SignedValueError`` if it has no key to
    ///   sign with; ``CookieError`` for a name or attribute that no cookie can have.
    public func setSignedCookie(
        _ name: String,
        _ value: String,
        expiresDays: Double? = 30,
        version: SignedValue.Version = .v2,
        domain: String? = nil,
        path: String? = "/",
        maxAge: Int? = nil,
        httpOnly: Bool = false,
        secure: Bool = false,
        sameSite: SameSite? = nil
    ) throws {
        try setSignedCookie(
            name,
            Array(value.utf8),
            expiresDays: expiresDays,
            version: version,
            domain: domain,
            path: path,
            maxAge: maxAge,
            httpOnly: httpOnly,
            secure: secure,
            sameSite: sameSite
        )
    }

    /// Sets a cookie of bytes that the client can read but not change.
    ///
    /// The parameters are those of the method for text.
    ///
    /// - Throws: ``MissingSettingError`` without ``Settings/cookieSecret``; ``SignedValueError`` if it has no key to
    ///   sign with; ``CookieError`` for a name or attribute that no cookie can have.
    public func setSignedCookie(
        _ name: String,
        _ value: [UInt8],
        expiresDays: Double? = 30,
        version: SignedValue.Version = .v2,
        domain: String? = nil,
        path: String? = "/",
        maxAge: Int? = nil,
        httpOnly: Bool = false,
        secure: Bool = false,
        sameSite: SameSite? = nil
    ) throws {
        try setCookie(
            name,
            try createSignedValue(name, value, version: version),
            domain: domain,
            path: path,
            expiresDays: expiresDays,
            maxAge: maxAge,
            httpOnly: httpOnly,
            secure: secure,
            sameSite: sameSite
        )
    }

    /// The old name, which said `secure` for what has nothing to do with the cookie attribute of that name.
    @available(*, unavailable, renamed: "setSignedCookie(_:_:expiresDays:)")
    public func setSecureCookie(_ name: String, _ value: String, expiresDays: Double? = 30) throws {}

    /// The old name, which said `secure` for what has nothing to do with the cookie attribute of that name.
    @available(*, unavailable, renamed: "signedCookie(_:maxAgeDays:)")
    public func getSecureCookie(_ name: String, maxAgeDays: Double = 31) throws -> String? { nil }
}
