// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Settings {
    /// Finds settings that could only fail later, in a request.
    ///
    /// - Throws: ``ApplicationError/badSetting(_:reason:)``.
    func check() throws(ApplicationError) {
        try checkXSRFCookie()
        if let loginURL, loginURL.isEmpty || !loginURL.utf8.allSatisfy(\.isFieldValueCharacter) {
            throw .badSetting("loginURL", reason: "it is empty or has control characters")
        }
        if let defaultHost, defaultHost.isEmpty || defaultHost != defaultHost.lowercased() {
            throw .badSetting("defaultHost", reason: "\"\(defaultHost)\" is empty or not in lower case")
        }
        for origin in trustedOrigins where !Self.isOrigin(origin) {
            let form = "`scheme://host` or `scheme://host:port`, lower case, without a default port or a path"
            throw .badSetting("trustedOrigins", reason: "\"\(origin)\" is not \(form)")
        }
    }

    private func checkXSRFCookie() throws(ApplicationError) {
        do throws(CookieError) {
            _ = try CookieLine.make(xsrfCookieName, "", xsrfCookieAttributes, now: WallClock.now)
        } catch {
            switch error {
            case .invalidName, .reservedName: throw .badSetting("xsrfCookieName", reason: "\(error)")
            default: throw .badSetting("xsrfCookieAttributes", reason: "\(error)")
            }
        }
        // Python, and so Tornado, writes such names; readers, this one too, drop them: RFC 6265, section 4.1.1.
        guard !xsrfCookieName.utf8.contains(ASCII.colon) else {
            throw .badSetting("xsrfCookieName", reason: "a cookie with a colon in its name is not read back")
        }
    }

    /// True for an origin in the form in which browsers send it (RFC 6454, section 6.2), which may be `null`.
    private static func isOrigin(_ origin: String) -> Bool {
        if origin == "null" { return true }
        guard BrowserURL.hasScheme(origin.utf8), let colon = origin.firstIndex(of: ":") else { return false }
        let rest = origin[colon...]
        guard rest.hasPrefix("://"), rest.utf8.count > 3, origin == origin.lowercased() else { return false }
        let authority = rest.dropFirst(3)
        guard !authority.utf8.contains(where: { $0 <= ASCII.space || "/?#@\\".utf8.contains($0) }) else { return false }
        switch origin[..<colon] {
        case "http": return !authority.hasSuffix(":80")
        case "https": return !authority.hasSuffix(":443")
        default: return true
        }
    }
}
