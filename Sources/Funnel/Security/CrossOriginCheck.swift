// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Whether a browser sent a request because another site made it do so.
///
/// Browsers say it in `Sec-Fetch-Site`, older ones let it be seen from `Origin`, and what is no browser sends neither
/// and has no cookies to abuse.
struct CrossOriginCheck {
    /// The value of `Sec-Fetch-Site`, nil if it was not sent.
    let site: String?
    /// The value of `Origin`, nil if it was not sent.
    let origin: String?
    /// The host that was asked, with its port.
    let host: String

    /// Why the request is not allowed, nil if it is.
    ///
    /// - Parameter isTrusted: Asked about an origin that is not the site's own.
    func refusal(isTrusted: (String) throws -> Bool) rethrows -> String? {
        switch site {
        case "same-origin", "none":
            return nil
        case nil:
            guard let origin else { return nil }
            if originIsHost(origin) { return nil }
            return try isTrusted(origin) ? nil : "Origin \"\(origin.logSafe)\" not allowed"
        case let site?:
            if let origin, !origin.isEmpty, try isTrusted(origin) { return nil }
            let named = origin.map { "\"\($0.logSafe)\"" } ?? "none"
            return "Sec-Fetch-Site \(site.logSafe) and Origin \(named) not allowed"
        }
    }

    /// Compares host and port. The scheme would need every proxy to pass it on, which not all do.
    private func originIsHost(_ origin: String) -> Bool {
        let origin = Array(origin.lowercased().utf8)
        guard let colon = origin.firstIndex(of: ASCII.colon), origin[..<colon].first?.isASCIILetter ?? false,
            origin[colon...].starts(with: "://".utf8)
        else { return false }
        let authority = origin[(colon + 3)...].prefix { !Self.authorityEnds.contains($0) }
        return !authority.isEmpty && authority.elementsEqual(host.lowercased().utf8)
    }

    private static let authorityEnds = Array("/?#".utf8)
}
