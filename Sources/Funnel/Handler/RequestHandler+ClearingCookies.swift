// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Cookies that the client shall forget.
extension RequestHandler {
    /// Has the client forget a cookie: it is set to nothing, with a time of expiry one year ago. Tornado's
    /// `clear_cookie`.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - domain: The domain that the cookie was set with.
    ///   - path: The path that the cookie was set with. Default: `/`.
    ///   - httpOnly: As when it was set.
    ///   - secure: As when it was set; browsers want it for cookies with `sameSite: .unrestricted`.
    ///   - sameSite: As when it was set.
    /// - Throws: ``CookieError`` for what no cookie can have.
    public func clearCookie(
        _ name: String,
        domain: String? = nil,
        path: String? = "/",
        httpOnly: Bool = false,
        secure: Bool = false,
        sameSite: SameSite? = nil
    ) throws {
        try setCookie(
            name,
            "",
            domain: domain,
            path: path,
            expiresDays: -365,
            httpOnly: httpOnly,
            secure: secure,
            sameSite: sameSite
        )
    }

    /// Has the client forget every cookie that came with the request, in the order in which they came. Tornado's
    /// `clear_all_cookies`.
    ///
    /// Only cookies that were set with this domain and path go: a client does not say which they had. Tornado
    /// discourages it for that; clear the cookies you set by name.
    ///
    /// - Throws: ``CookieError`` for what no cookie can have, and for more than 1,000 cookies.
    public func clearAllCookies(
        domain: String? = nil,
        path: String? = "/",
        httpOnly: Bool = false,
        secure: Bool = false,
        sameSite: SameSite? = nil
    ) throws {
        for name in requestCookieNames {
            try clearCookie(
                name,
                domain: domain,
                path: path,
                httpOnly: httpOnly,
                secure: secure,
                sameSite: sameSite
            )
        }
    }

    /// The names of the request's cookies in the order of the header field, each once.
    private var requestCookieNames: [String] {
        var rest = Set(request.cookies.keys)
        let header = request.environment.variables.value("HTTP_COOKIE") ?? []
        return header.split(separator: ASCII.semicolon).compactMap { pair in
            let name = pair.prefix { $0 != ASCII.equals }.filter(\.isCookieNameCharacter)
            return rest.remove(String(decoding: name, as: UTF8.self))
        }
    }
}
