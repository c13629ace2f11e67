// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Who writes the blog.
struct Author: Codable, Sendable {
    var id: Int64?
    var name: String
    /// The hash of the password, with its salt and parameters.
    var password: String
}

extension Author: FetchableRecord, MutablePersistableRecord {
    mutating func didInsert(_ inserted: InsertionSuccess) {
        id = inserted.rowID
    }
}
