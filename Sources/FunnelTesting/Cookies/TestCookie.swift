// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A cookie that a client keeps.
public struct TestCookie: Sendable, Hashable {
    /// Its name.
    public var name: String

    /// Its value, as it was sent: quotes and escapes are still there.
    public var value: String

    /// The host that set it, or the domain that it named.
    public var domain: String

    /// The path it is for.
    public var path = "/"

    /// True if it goes to the hosts below its domain too.
    public var isForSubdomains = false

    /// True if it goes out over HTTPS only.
    public var isSecure = false

    /// True if scripts do not see it.
    public var isHTTPOnly = false

    /// The value of `SameSite`, nil without.
    public var sameSite: String?

    /// When it ends, in seconds since 1970; nil with the session.
    public var expires: Double?

    var hasMaximumAge = false

    /// Makes a cookie.
    public init(_ name: String, _ value: String, domain: String) {
        self.name = name
        self.value = value
        self.domain = domain
    }

    func goes(to url: TestURL, at now: Double) -> Bool {
        if isSecure, url.scheme != "https" { return false }
        if let expires, expires <= now { return false }
        let host = url.hostName
        guard host == domain || isForSubdomains && host.hasSuffix("." + domain) else { return false }
        let requested = url.path
        return requested == path || requested.hasPrefix(path.hasSuffix("/") ? path : path + "/")
    }
}
