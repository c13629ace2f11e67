// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Cookies of the request and of the response.
extension RequestHandler {
    /// The request's cookies by name.
    public var cookies: [String: String] { request.cookies }

    /// The value of a cookie that came with the request, nil if there is none. Tornado's `get_cookie`.
    ///
    /// What the handler sets itself is not seen here before the next request.
    public func cookie(_ name: String) -> String? {
        request.cookies[name]
    }

    /// The value of a cookie that came with the request, or a default if there is none.
    public func cookie(_ name: String, default standard: String) -> String {
        request.cookies[name] ?? standard
    }

    /// Sets a cookie, in place of one of the same name set before. Tornado's `set_cookie`.
    ///
    ///     try setCookie("theme", "dark", expiresDays: 365, httpOnly: true, secure: true, sameSite: .lax)
    ///
    /// The cookie is sent with whatever the answer turns out to be, an error page too. The client can read and change
    /// it: what must not be changed goes into a signed cookie.
    ///
    /// - Parameters:
    ///   - name: The name: characters of a token, and `:`.
    ///   - value: The value. Characters that a cookie cannot have are written in quotes, with octal escapes, which
    ///     this framework and Tornado read; spaces, control characters and characters above U+00FF are refused.
    ///   - domain: The host, and those below it, that get the cookie. Default: only the host that sets it.
    ///   - expires: When the client forgets it, in seconds since 1970, UTC. It wins over `expiresDays`. (In Tornado 0
    ///     means none; here it is 1970.)
    ///   - path: The path, and those below it, that get the cookie. Default: `/`.
    ///   - expiresDays: In how many days the client forgets it. Default: when the browser is closed.
    ///   - maxAge: In how many seconds the client forgets it. 0 is left out, as in Tornado: use `clearCookie`.
    ///   - httpOnly: True to hide it from scripts. Default: false, as in Tornado; true is safer.
    ///   - secure: True to have it sent over HTTPS only. Default: false, as in Tornado; true is safer.
    ///   - sameSite: Whether other sites' requests carry it. Default: not said, which browsers take for `.lax`.
    /// - Throws: ``CookieError`` for what no cookie can have: nothing that a client sent can add an attribute or a
    ///   line.
    public func setCookie(
        _ name: String,
        _ value: String,
        domain: String? = nil,
        expires: Int? = nil,
        path: String? = "/",
        expiresDays: Double? = nil,
        maxAge: Int? = nil,
        httpOnly: Bool = false,
        secure: Bool = false,
        sameSite: SameSite? = nil
    ) throws {
        var attributes = CookieAttributes()
        attributes.domain = domain
        attributes.expires = expires
        attributes.path = path
        attributes.expiresDays = expiresDays
        attributes.maxAge = maxAge
        attributes.httpOnly = httpOnly
        attributes.secure = secure
        attributes.sameSite = sameSite
        try setCookie(name, value, attributes)
    }

    /// Sets a cookie with attributes that are kept as one value, in place of one of the same name set before.
    ///
    /// - Throws: ``CookieError`` for what no cookie can have.
    public func setCookie(_ name: String, _ value: String, _ attributes: CookieAttributes) throws {
        let line = try CookieLine.make(name, value, attributes, now: WallClock.now)
        try security.outgoingCookies.set(name, line: line)
    }
}
