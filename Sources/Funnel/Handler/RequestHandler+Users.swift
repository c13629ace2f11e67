// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Users who have signed in.
extension Authenticating {
    /// Who sent the request, nil for nobody; looked for once in a request. Tornado's `current_user`.
    ///
    /// - Throws: What ``currentUser()`` throws.
    public var user: User? {
        get throws {
            if let lookedUp = security.lookedUpUser { return lookedUp.user as? User }
            let user = try currentUser()
            setUser(user)
            return user
        }
    }

    /// Says who the user is for the rest of this request: after a sign-in, or when ``RequestHandler/prepare()`` found
    /// out.
    public func setUser(_ user: User?) {
        security.lookedUpUser = HandlerSecurity.LookedUpUser(user: user.map { $0 as Any })
    }

    /// Who sent the request; nobody is sent away: for GET and HEAD to ``RequestHandler/loginURL``, else with 403.
    /// What Tornado's `authenticated` does, with the user as the result.
    ///
    /// A login URL without a query gets the URL of the request as `next`, in full if the login URL is in full. `next`
    /// comes back from the client: redirect to it only if it is a path of the site's own.
    ///
    /// - Throws: ``Finish`` after the redirection; ``HTTPError`` 403; ``MissingSettingError`` without
    ///   ``Settings/loginURL``; what ``currentUser()`` throws.
    public func requireUser() throws -> User {
        if let user = try user { return user }
        throw try refusalOfNobody()
    }

    func hasUserOfItsOwn() throws -> Bool { try user != nil }
}

extension RequestHandler {
    /// True if the handler knows users and the request is from one.
    func hasUser() throws -> Bool {
        try (self as? any Authenticating)?.hasUserOfItsOwn() ?? false
    }

    /// Sends somebody away who should have signed in.
    func refusalOfNobody() throws -> any Error {
        switch request.method {
        case .get, .head: break
        default: return HTTPError(.forbidden)
        }
        try redirect(to: loginURLWithNext())
        return Finish()
    }

    private func loginURLWithNext() throws -> String {
        let url = try loginURL
        guard !url.utf8.contains(ASCII.question) else { return url }
        let next = BrowserURL.hasScheme(url.utf8) ? request.fullURL : request.uri
        return "\(url)?next=\(next.urlEscaped())"
    }
}
