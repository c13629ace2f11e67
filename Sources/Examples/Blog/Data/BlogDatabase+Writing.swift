// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension BlogDatabase {
    /// Somebody else has changed the entry meanwhile; with what it is now.
    struct EditConflict: Error {
        let current: Entry
    }

    /// Adds an entry.
    func add(_ draft: Draft, published: Date = Date()) throws -> Entry {
        try pool.write { try Self.add(draft, published: published, $0) }
    }

    /// Adds an entry in a transaction that does more.
    static func add(_ draft: Draft, published: Date, _ db: Database) throws -> Entry {
        let entry = try Entry(
            slug: freeSlug(for: draft.title, db),
            title: draft.title,
            text: draft.text,
            summary: Markup.summary(of: draft.text),
            image: draft.image,
            published: published,
            updated: published
        ).inserted(db)
        try countChange(db)
        return entry
    }

    /// Changes an entry, unless it is no longer the version that was edited.
    ///
    /// - Returns: The entry; nil if there is none at that URL.
    /// - Throws: ``EditConflict``.
    func change(slug: String, from version: Int, to draft: Draft) throws -> Entry? {
        try pool.write { db in
            guard var entry = try Entry.filter(Column("slug") == slug).fetchOne(db) else { return nil }
            guard entry.version == version else { throw EditConflict(current: entry) }
            entry.title = draft.title
            entry.text = draft.text
            entry.summary = Markup.summary(of: draft.text)
            entry.image = draft.image
            entry.version += 1
            entry.updated = Date()
            try entry.update(db)
            try Self.countChange(db)
            return entry
        }
    }

    /// Says that pages which are kept are no longer right.
    static func countChange(_ db: Database) throws {
        try db.execute(sql: "UPDATE site SET revision = revision + 1")
    }

    /// `two-words`, and if that is taken `two-words-2`, `two-words-3` …
    private static func freeSlug(for title: String, _ db: Database) throws -> String {
        let slug = Slug.make(title)
        var candidate = slug
        var number = 2
        while try Entry.filter(Column("slug") == candidate).isEmpty(db) == false {
            candidate = "\(slug)-\(number)"
            number += 1
        }
        return candidate
    }
}
