// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The months that have entries.
final class ArchiveHandler: BlogHandler {
    override func get() throws {
        try renderKept("archive", key: "") {
            let months = try site.database.months().map { month, count -> [String: Any?] in
                ["month": month, "name": month.monthInWords, "count": count, "is_one": count == 1]
            }
            return ["title": "Archive", "months": months]
        }
    }
}
