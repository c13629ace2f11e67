// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension BlogDatabase {
    /// The tables, in the steps in which they came to be. A step that was released is never changed: add another.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("first") { db in
            try createAuthors(db)
            try createEntries(db)
            try createSearch(db)
            try createSite(db)
        }
        return migrator
    }

    private static func createAuthors(_ db: Database) throws {
        try db.create(table: "author") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("name", .text).notNull().unique().collate(.nocase)
            table.column("password", .text).notNull()
        }
    }

    private static func createEntries(_ db: Database) throws {
        try db.create(table: "entry") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("slug", .text).notNull().unique()
            table.column("uuid", .text).notNull().unique()
            table.column("title", .text).notNull()
            table.column("text", .text).notNull()
            table.column("summary", .text).notNull()
            table.column("image", .text)
            table.column("version", .integer).notNull()
            table.column("published", .datetime).notNull().indexed()
            table.column("updated", .datetime).notNull()
        }
    }

    /// An index of all words, which SQLite keeps up to date by itself.
    private static func createSearch(_ db: Database) throws {
        try db.create(virtualTable: "entrySearch", using: FTS5()) { table in
            table.synchronize(withTable: "entry")
            table.tokenizer = .unicode61()
            table.column("title")
            table.column("text")
        }
    }

    /// One row about the blog itself.
    private static func createSite(_ db: Database) throws {
        try db.create(table: "site") { table in
            table.column("uuid", .text).notNull()
            table.column("revision", .integer).notNull()
        }
        try db.execute(sql: "INSERT INTO site VALUES (?, 0)", arguments: [UUID().uuidString.lowercased()])
    }
}
