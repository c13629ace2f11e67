// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Tokens against cross-site request forgery: what a form and a cookie must both have, and another site cannot read.
extension RequestHandler {
    /// The token for this client's forms and header fields, made and set as a cookie if the client has none.
    /// Tornado's `xsrf_token`.
    ///
    /// In version 2 each response has another text for the same token. The cookie is set only if the request came
    /// without a usable one; what it has beside the token is ``Settings/xsrfCookieAttributes``, and without a time of
    /// expiry there it is for 30 days if ``Authenticating/currentUser()`` finds a user.
    ///
    /// - Throws: ``CookieError`` for a name or attributes in the settings that no cookie can have;
    ///   ``CryptographyError`` if there is no randomness; what `currentUser()` throws.
    public var xsrfToken: String {
        get throws {
            if let text = security.xsrfTokenText { return text }
            let (token, isNew) = try knownXSRFToken()
            let text = try token.text(application.settings.xsrfCookieVersion)
            if isNew { try setXSRFCookie(text) }
            security.xsrfTokenText = text
            return text
        }
    }

    /// An input element for forms, with the token. Tornado's `xsrf_form_html`.
    ///
    /// With ``Settings/xsrfCookies`` every form of the site that posts needs it.
    ///
    /// - Throws: What ``xsrfToken`` throws.
    public func xsrfFormHTML() throws -> String {
        "<input type=\"hidden\" name=\"_xsrf\" value=\"\(try xsrfToken.htmlEscaped())\"/>"
    }

    /// Compares the token that came as an argument or in a header field with the cookie's.
    func compareXSRFToken() throws {
        guard let text = try submittedXSRFToken() else { throw XSRFError.missingToken }
        let (expected, _) = try knownXSRFToken()
        guard let token = XSRFToken(text, now: WallClock.now) else { throw XSRFError.malformedToken }
        guard token.matches(expected) else { throw XSRFError.wrongToken }
    }

    private func submittedXSRFToken() throws -> String? {
        let candidates = [
            try arguments("_xsrf").last, request.headerValue("x-xsrftoken"), request.headerValue("x-csrftoken"),
        ]
        return candidates.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    /// The token of the request's cookie, else a new one, which no cookie has until ``xsrfToken`` sets it.
    private func knownXSRFToken() throws -> (token: XSRFToken, isNew: Bool) {
        let now = WallClock.now
        if let cookie = cookie(application.settings.xsrfCookieName), let token = XSRFToken(cookie, now: now) {
            return (token, false)
        }
        if let token = security.xsrfToken { return (token, true) }
        let token = try XSRFToken.random(now: now)
        security.xsrfToken = token
        return (token, true)
    }

    private func setXSRFCookie(_ text: String) throws {
        var attributes = application.settings.xsrfCookieAttributes
        if attributes.expiresDays == nil, try hasUser() { attributes.expiresDays = 30 }
        try setCookie(application.settings.xsrfCookieName, text, attributes)
    }
}
