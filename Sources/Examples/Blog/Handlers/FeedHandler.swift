// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The newest entries for feed readers (Atom, RFC 4287).
final class FeedHandler: BlogHandler {
    override func get() throws {
        let entries = try site.database.feed()
        let data: [String: Any?] = [
            "base": "\(request.scheme)://\(request.host)",
            "uuid": try site.database.uuid(),
            "author": try site.database.authorName() ?? site.name,
            "updated": entries.map(\.updated).max()?.iso8601 ?? "1970-01-01T00:00:00Z",
            "entries": entries.map(\.templateData),
        ]
        try setHeader(.contentType, "application/atom+xml; charset=UTF-8")
        try render("feed", data)
    }
}
