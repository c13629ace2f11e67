// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension TestCookie {
    /// Reads a `Set-Cookie` field as browsers do (RFC 6265, section 5.2); nil for one that browsers drop.
    init?(_ field: String, from url: TestURL, at now: Double) {
        var parts = field.split(separator: ";", omittingEmptySubsequences: false).map(Self.pair)
        let first = parts.removeFirst()
        guard let value = first.value, !first.name.isEmpty else { return nil }
        self.init(first.name, value, domain: url.hostName)
        path = Self.defaultPath(url)
        for (name, value) in parts { set(name.lowercased(), value ?? "", at: now) }
        let host = url.hostName
        guard host == domain || host.hasSuffix("." + domain) else { return nil }
    }

    private mutating func set(_ attribute: String, _ value: String, at now: Double) {
        switch attribute {
        case "domain" where !value.isEmpty:
            domain = String(value.hasPrefix(".") ? value.dropFirst() : value[...]).lowercased()
            isForSubdomains = true
        case "path" where value.hasPrefix("/"): path = value
        case "max-age":
            guard let seconds = Double(value), seconds.isFinite else { return }
            hasMaximumAge = true
            expires = now + seconds
        case "expires" where !hasMaximumAge:
            if let time = HTTPDate.parse(value) { expires = Double(time) }
        case "secure": isSecure = true
        case "httponly": isHTTPOnly = true
        case "samesite": sameSite = value
        default: break
        }
    }

    private static func pair(_ text: Substring) -> (name: String, value: String?) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts[0].trimmingBlanks, parts.count > 1 ? parts[1].trimmingBlanks : nil)
    }

    private static func defaultPath(_ url: TestURL) -> String {
        guard let slash = url.path.lastIndex(of: "/"), slash > url.path.startIndex else { return "/" }
        return String(url.path[..<slash])
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
