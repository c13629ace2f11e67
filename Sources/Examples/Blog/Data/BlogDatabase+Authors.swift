// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import GRDB

extension BlogDatabase {
    /// The blog has an author already.
    struct AuthorExists: Error {}

    /// True once somebody has signed up.
    func hasAuthor() throws -> Bool {
        try pool.read { try !Author.all().isEmpty($0) }
    }

    /// The name of the author, nil if there is none yet.
    func authorName() throws -> String? {
        try pool.read { try Author.order(Column("id")).fetchOne($0)?.name }
    }

    /// The author with a number.
    func author(id: Int64) throws -> Author? {
        try pool.read { try Author.fetchOne($0, key: id) }
    }

    /// The author with a name, in upper or lower case.
    func author(named name: String) throws -> Author? {
        try pool.read { try Author.filter(Column("name") == name).fetchOne($0) }
    }

    /// Makes the first user the author.
    ///
    /// - Throws: ``AuthorExists`` for everybody else. Writers take turns, so of two at once only one is the first.
    func addAuthor(name: String, password: String) throws -> Author {
        try pool.write { db in
            guard try Author.all().isEmpty(db) else { throw AuthorExists() }
            try Self.countChange(db)
            return try Author(name: name, password: password).inserted(db)
        }
    }
}
