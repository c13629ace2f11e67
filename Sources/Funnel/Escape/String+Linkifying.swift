// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text as HTML, with links for the URLs in it. Tornado's `linkify`.
    ///
    /// Everything is escaped first, so the result is safe whatever the text is:
    /// `"See http://a.example/!".linkified()` is `See <a href="http://a.example/">http://a.example/</a>!`. What counts
    /// as a URL is decided as Tornado does: a scheme with a slash after it, or `www.`; punctuation at the end is no
    /// part of it.
    ///
    /// - Parameters:
    ///   - shorten: True to show long URLs cut to about 30 characters, with the whole one as the link's `title`.
    ///     Default: false.
    ///   - extraParameters: HTML for the tag of every link, such as `rel="nofollow"`. It is not escaped. Default: none.
    ///   - requireProtocol: True to leave `www.example.com` alone. Default: false.
    ///   - permittedProtocols: The schemes that get links, as they are written. Default: `http` and `https`.
    ///     `javascript` among them would run what the author of the text likes.
    public func linkified(
        shorten: Bool = false,
        extraParameters: String = "",
        requireProtocol: Bool = false,
        permittedProtocols: Set<String> = ["http", "https"]
    ) -> String {
        let parameters = extraParameters.isEmpty ? "" : extraParameters.asLinkParameters
        let style = LinkStyle(shorten: shorten) { _ in parameters }
        return linkified(style, requireProtocol: requireProtocol, permittedProtocols: permittedProtocols)
    }

    /// The text as HTML, with links for the URLs in it, each with parameters of its own. Tornado's `linkify`; see
    /// ``linkified(shorten:extraParameters:requireProtocol:permittedProtocols:)-(_,String,_,_)``.
    ///
    /// - Parameters:
    ///   - shorten: True to show long URLs cut. Default: false.
    ///   - extraParameters: Gives the HTML for the tag of a link, from the link's target, which is escaped for HTML
    ///     already. What it gives is not escaped.
    ///   - requireProtocol: True to leave `www.example.com` alone. Default: false.
    ///   - permittedProtocols: The schemes that get links, as they are written. Default: `http` and `https`.
    public func linkified(
        shorten: Bool = false,
        requireProtocol: Bool = false,
        permittedProtocols: Set<String> = ["http", "https"],
        extraParameters: (String) -> String
    ) -> String {
        withoutActuallyEscaping(extraParameters) { extraParameters in
            let style = LinkStyle(shorten: shorten) { extraParameters($0).asLinkParameters }
            return linkified(style, requireProtocol: requireProtocol, permittedProtocols: permittedProtocols)
        }
    }

    private func linkified(_ style: LinkStyle, requireProtocol: Bool, permittedProtocols: Set<String>) -> String {
        let text = Array(htmlEscaped().unicodeScalars)
        var scanner = LinkScanner(text)
        var result = UnicodeScalarView()
        var start = 0
        while let link = scanner.next() {
            let scheme = link.scheme.map { String(text[$0]) }
            guard scheme.map(permittedProtocols.contains) ?? !requireProtocol else { continue }
            result.append(contentsOf: text[start..<link.range.lowerBound])
            let prefixLength = link.scheme.map { $0.count + 1 + link.slashCount } ?? 0
            result.append(contentsOf: style.tag(text[link.range], prefixLength: prefixLength).unicodeScalars)
            start = link.range.upperBound
        }
        result.append(contentsOf: text[start...])
        return String(result)
    }

    private var asLinkParameters: String {
        " " + String(unicodeScalars.trimmingWhiteSpace())
    }

    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self.init(UnicodeScalarView(scalars))
    }
}
