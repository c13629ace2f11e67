// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The entries that have all the words somebody looks for.
final class SearchHandler: BlogHandler {
    override func get() throws {
        let query = String(try argument("q", default: "").prefix(100))
        let items = try site.database.search(query)
        let data: [String: Any?] = [
            "title": "Search", "query": query, "items": items.map(\.templateData),
            "found_nothing": items.isEmpty && !query.isEmpty,
        ]
        try render("search", data)
    }
}
