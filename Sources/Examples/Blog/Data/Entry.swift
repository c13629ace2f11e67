// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// One entry of the blog.
struct Entry: Codable, Sendable {
    var id: Int64?
    /// What its URL ends with. It stays when the title changes, so that links go on working.
    var slug: String
    /// What the feed calls it, for all time.
    var uuid = UUID().uuidString.lowercased()
    var title: String
    var text: String
    /// How the text begins, for lists.
    var summary: String
    /// The name of its picture in the ``ImageFolder``.
    var image: String?
    /// Counts the changes: who edits an old version is told.
    var version = 1
    var published = Date()
    var updated = Date()
}

extension Entry: FetchableRecord, MutablePersistableRecord {
    mutating func didInsert(_ inserted: InsertionSuccess) {
        id = inserted.rowID
    }

    /// The month, as the archive calls it: `2026-11`. Dates are stored as text that begins with it.
    static let month = SQL("substr(published, 1, 7)")
}
