// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The entries of a month.
final class MonthHandler: BlogHandler {
    override func get() throws {
        let month: String = try pathArguments.require("month")
        try renderKept("month", key: month) {
            let items = try site.database.entries(month: month)
            guard !items.isEmpty else { throw HTTPError(.notFound) }
            return ["title": month.monthInWords, "items": items.map(\.templateData)]
        }
    }
}
