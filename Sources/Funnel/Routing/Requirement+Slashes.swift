// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension Requirement {
    /// The path ends in a slash: otherwise GET and HEAD are redirected to the path that does, with their query, and
    /// the rest is 404. Tornado's `addslash`; the pattern is one like `/about/?`.
    ///
    /// A path that a browser would take for another host, such as `//example.org`, is 403.
    public static let trailingSlash = Requirement { handler in
        guard !handler.request.path.utf8.hasSlashAtEnd else { return }
        try handler.checkIsRead()
        try handler.redirect(toPath: handler.request.path + "/")
    }

    /// The path does not end in a slash, unless it is `/`: otherwise GET and HEAD are redirected to the path without
    /// any slashes at its end, with their query, and the rest is 404. Tornado's `removeslash`; the pattern is one like
    /// `/about/*`.
    ///
    /// A path that a browser would take for another host, such as `//example.org/`, is 403.
    public static let noTrailingSlash = Requirement { handler in
        let path = handler.request.path
        guard path.utf8.hasSlashAtEnd else { return }
        try handler.checkIsRead()
        guard let end = path.utf8.lastIndex(where: { $0 != ASCII.slash }) else { return }
        try handler.redirect(toPath: String(path[...end]))
    }
}

extension RequestHandler {
    fileprivate func checkIsRead() throws {
        switch request.method {
        case .get, .head: return
        default: throw HTTPError(.notFound)
        }
    }

    /// Redirects for good to another path with the request's query, and ends the request.
    fileprivate func redirect(toPath path: String) throws {
        guard !BrowserURL.isProtocolRelative(path.utf8) else {
            throw HTTPError(.forbidden, logMessage: "cannot redirect path with two initial slashes")
        }
        try redirect(to: request.query.isEmpty ? path : "\(path)?\(request.query)", permanent: true)
        throw Finish()
    }
}

extension String.UTF8View {
    fileprivate var hasSlashAtEnd: Bool { last == ASCII.slash }
}
