// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import GRDB

/// What all pages of the blog have in common: the author, the site's name, and its style for errors.
class BlogHandler: RequestHandler, Authenticating {
    let site: Site

    init(_ context: HandlerContext, site: Site) {
        self.site = site
        super.init(context)
    }

    func currentUser() throws -> Author? {
        guard let id = try signedCookie("author", minimumVersion: .v2).flatMap({ Int64($0) }) else { return nil }
        return try site.database.author(id: id)
    }

    override func setDefaultHeaders() throws {
        try setSecurityHeaders()
        try setHeader(.cacheControl, "private, no-cache")
    }

    override func templateNamespace() throws -> [String: Any] {
        try super.templateNamespace().merging(["site": site.name]) { $1 }
    }

    /// What goes wrong in the database is the server's trouble, and may pass: 503, and a line in the log.
    override func httpError(for error: any Error) -> HTTPError? {
        error is DatabaseError
            ? HTTPError(.serviceUnavailable, logMessage: "\(error)") : super.httpError(for: error)
    }

    override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
        try writeErrorPage(status)
    }

    /// Writes a page that is the same for all visitors, and kept for them until an entry changes. The author's own pages
    /// have other links, and are made each time.
    func renderKept(_ template: String, key: String, _ data: () throws -> [String: Any?]) throws {
        guard try user == nil else { return try render(template, data()) }
        let page = try site.pages.page("\(template) \(key)", revision: site.database.revision()) {
            try renderString(template, data())
        }
        write(page)
    }
}
