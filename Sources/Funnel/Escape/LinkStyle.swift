// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How links are written.
struct LinkStyle {
    let shorten: Bool
    /// Gives what goes into the tag after the target, with a space before it.
    let parameters: (String) -> String

    /// The length to which URLs are cut, which is kept only about.
    private static let maximumLength = 30

    /// The link's HTML.
    ///
    /// - Parameters:
    ///   - url: What the text has, escaped.
    ///   - prefixLength: The length of the scheme with its colon and slashes, 0 without.
    func tag(_ url: ArraySlice<Unicode.Scalar>, prefixLength: Int) -> String {
        let whole = String(String.UnicodeScalarView(url))
        let target = prefixLength == 0 ? "http://" + whole : whole
        let parameters = parameters(target)
        guard shorten, url.count > Self.maximumLength, let short = shortened(url, prefixLength: prefixLength) else {
            return "<a href=\"\(target)\"\(parameters)>\(whole)</a>"
        }
        return "<a href=\"\(target)\"\(parameters) title=\"\(target)\">\(short)</a>"
    }

    /// The URL cut to host and the first bit of the path, nil if that saves nothing.
    private func shortened(_ url: ArraySlice<Unicode.Scalar>, prefixLength: Int) -> String? {
        var short = url
        let rest = url.dropFirst(prefixLength)
        if let slash = rest.firstIndex(of: "/") {
            let bit = rest[(slash + 1)...].prefix(8).prefix { $0 != "/" && $0 != "?" && $0 != "." }
            short = url[..<bit.endIndex]
        }
        if short.count * 2 > Self.maximumLength * 3 { short = url.prefix(Self.maximumLength) }
        guard short.count < url.count else { return nil }
        // Not in the middle of an entity.
        if let ampersand = short.lastIndex(of: "&"), ampersand - url.startIndex > Self.maximumLength - 5 {
            short = url[..<ampersand]
        }
        guard short.count + 3 < url.count else { return nil }
        return String(String.UnicodeScalarView(short)) + "..."
    }
}
