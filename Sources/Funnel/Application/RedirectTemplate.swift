// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The URL of a redirection, with arguments in braces: the part of Python's `str.format` that makes sense here.
struct RedirectTemplate {
    private let source: String
    private let pieces: [RedirectPiece]

    /// Reads a template.
    ///
    /// - Throws: ``RedirectTemplateError`` for a single brace, for what is no number or name between braces, and for `{}`
    ///   beside `{0}`.
    init(_ source: String) throws(RedirectTemplateError) {
        var scanner = RedirectTemplateScanner(source)
        self.source = source
        pieces = try scanner.scan()
    }

    /// The URL with arguments in it.
    ///
    /// - Throws: ``RedirectTemplateError`` for an argument that there is no group for.
    func url(_ arguments: PathArguments) throws(RedirectTemplateError) -> String {
        var url = ""
        for piece in pieces {
            switch piece {
            case .text(let text):
                url += text
            case .position(let position):
                guard position < arguments.count else { throw .missingGroup("\(position)", in: source) }
                url += arguments[position] ?? ""
            case .name(let name):
                guard arguments.hasGroup(named: name) else { throw .missingGroup(name, in: source) }
                url += arguments[name] ?? ""
            }
        }
        return url
    }

    /// True if a URL made of the template leads to the scheme and host that the text before the first argument says.
    ///
    /// It is not enough to put something harmless in place of the arguments: in `/{0}/b` there is no such thing.
    func permits(_ url: String) -> Bool {
        let site = BrowserURL.site(of: prefix.utf8)
        guard BrowserURL.site(of: url.utf8) == site else { return false }
        // Without a host here, a browser would take the first thing that looks like one, as in `https:///host`.
        let namesNoHost = site.authority.isEmpty && (site.scheme == Self.http || site.scheme == Self.https)
        return !(namesNoHost && pieces.contains(where: \.isArgument))
    }

    private var prefix: String {
        pieces.prefix { !$0.isArgument }.map(\.text).joined()
    }

    private static let http = Array("http".utf8)
    private static let https = Array("https".utf8)
}
