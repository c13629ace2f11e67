// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import GRDB

extension BlogDatabase {
    /// The newest entries first: those of one page, and whether there are older ones.
    func entries(page: Int, size: Int = 5) throws -> (items: [EntryItem], hasOlder: Bool) {
        let offset = (page - 1).multipliedReportingOverflow(by: size)
        guard page >= 1, !offset.overflow else { return ([], false) }
        let items = try pool.read { try newest().limit(size + 1, offset: offset.partialValue).fetchAll($0) }
        return (Array(items.prefix(size)), items.count > size)
    }

    /// The entry at a URL.
    func entry(slug: String) throws -> Entry? {
        try pool.read { try Entry.filter(Column("slug") == slug).fetchOne($0) }
    }

    /// The newest entries, with their texts.
    func feed() throws -> [Entry] {
        try pool.read { try Entry.order(Column("published").desc, Column("id").desc).limit(20).fetchAll($0) }
    }

    /// The months that have entries, the newest first, and how many.
    func months() throws -> [(month: String, count: Int)] {
        let rows = try pool.read {
            try SQLRequest<Row>(literal: "SELECT \(Entry.month), count(*) FROM entry GROUP BY 1 ORDER BY 1 DESC")
                .fetchAll($0)
        }
        return rows.map { (month: $0[0], count: $0[1]) }
    }

    /// The entries of a month such as `2026-11`, the newest first.
    func entries(month: String) throws -> [EntryItem] {
        try pool.read { try newest().filter(literal: "\(Entry.month) = \(month)").fetchAll($0) }
    }

    /// The entries that have all the words, the best first. Words may be given by their beginnings.
    ///
    /// The pattern is made of the words alone, so no text is an error or has another meaning.
    func search(_ text: String) throws -> [EntryItem] {
        guard let pattern = FTS5Pattern(matchingAllPrefixesIn: text) else { return [] }
        let sql: SQL = """
            SELECT entry.slug, entry.title, entry.summary, entry.image, entry.published
            FROM entrySearch JOIN entry ON entry.id = entrySearch.rowid
            WHERE entrySearch MATCH \(pattern) ORDER BY rank LIMIT 50
            """
        return try pool.read { try SQLRequest<EntryItem>(literal: sql).fetchAll($0) }
    }

    private func newest() -> QueryInterfaceRequest<EntryItem> {
        EntryItem.order(Column("published").desc, Column("id").desc)
    }
}
