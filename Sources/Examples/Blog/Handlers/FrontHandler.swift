// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The front page: the newest entries, and older ones page by page.
final class FrontHandler: BlogHandler {
    override func get() throws {
        let page = try argument("page", as: Int.self, default: 1)
        try renderKept("front", key: "\(page)") {
            let (items, hasOlder) = try site.database.entries(page: page)
            guard !items.isEmpty || page == 1 else { throw HTTPError(.notFound) }
            return [
                "items": items.map(\.templateData),
                "older": hasOlder ? page + 1 : nil,
                "newer": page > 1 ? page - 1 : nil,
                "needs_author": try !site.database.hasAuthor(),
            ]
        }
    }
}
