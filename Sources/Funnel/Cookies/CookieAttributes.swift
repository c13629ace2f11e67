// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a cookie has beside name and value.
///
/// The defaults are Tornado's, for compatibility: they are not the safest ones. Behind HTTPS, a cookie that says who
/// the user is should have `secure`, `httpOnly` and ``SameSite/lax``.
public struct CookieAttributes: Sendable, Hashable {
    /// The host, and those below it, that get the cookie. Default: nil, the host that set it and no other.
    public var domain: String?

    /// The path, and those below it, that get the cookie; nil for the directory of the request. Default: `/`.
    public var path: String? = "/"

    /// When the client forgets the cookie, in seconds since 1970, UTC. Default: nil, see ``expiresDays``.
    public var expires: Int?

    /// In how many days the client forgets the cookie, if ``expires`` is nil. Default: nil, when the browser is
    /// closed.
    public var expiresDays: Double?

    /// In how many seconds the client forgets the cookie; this wins over the other two with all clients of today.
    /// As in Tornado, 0 is left out: a cookie is removed with `clearCookie`. Default: nil.
    public var maxAge: Int?

    /// True to hide the cookie from scripts. Default: false.
    public var httpOnly = false

    /// True to have the cookie sent over HTTPS only. Default: false.
    public var secure = false

    /// Whether other sites' requests carry the cookie. Default: nil, which browsers take for ``SameSite/lax``.
    public var sameSite: SameSite?

    /// The default attributes: a cookie for the whole site, until the browser is closed.
    public init() {}
}
