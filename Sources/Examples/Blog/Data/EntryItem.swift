// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// What lists show of an entry: everything but its text, which may be long.
struct EntryItem: Decodable, Sendable {
    var slug: String
    var title: String
    var summary: String
    var image: String?
    var published: Date
}

extension EntryItem: FetchableRecord, TableRecord {
    static let databaseTableName = Entry.databaseTableName
    static var databaseSelection: [any SQLSelectable] {
        ["slug", "title", "summary", "image", "published"].map { Column($0) }
    }
}
