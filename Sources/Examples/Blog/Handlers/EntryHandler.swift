// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// One entry.
final class EntryHandler: BlogHandler {
    override func get() throws {
        let slug: String = try pathArguments.require("slug")
        try renderKept("entry", key: slug) {
            guard let entry = try site.database.entry(slug: slug) else { throw HTTPError(.notFound) }
            return entry.templateData
        }
    }
}
