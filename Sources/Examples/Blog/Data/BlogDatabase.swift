// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The blog's data in an SQLite file: many threads read at a time, one writes, and readers never wait for it (WAL).
struct BlogDatabase: Sendable {
    let pool: DatabasePool

    /// Opens the file, and makes or updates its tables.
    ///
    /// A file that may only be read is opened for reading: the blog can be seen, and says so when somebody writes.
    ///
    /// - Throws: ``NotUsable`` for a file that cannot be read, or is no database.
    init(path: String, configuration: Configuration = Configuration()) throws {
        // The hash of the author's password is in it. SQLite gives the files beside it the same permissions.
        _ = PrivateFile.make(path: path)
        var configuration = configuration
        // Another process may be writing: wait for it rather than fail.
        configuration.busyMode = .timeout(10)
        do {
            pool = try Self.openForWriting(path, configuration)
        } catch let error as DatabaseError where error.keepsFromWriting {
            configuration.readonly = true
            pool = try Self.openForReading(path, configuration)
        } catch {
            throw NotUsable(path: path, cause: error)
        }
    }

    /// The database cannot be opened at all.
    struct NotUsable: Error, CustomStringConvertible {
        let path: String
        let cause: any Error

        var description: String {
            "cannot open the database \(path): \(cause). Its folder must exist, and the program must be allowed to write to both"
        }
    }

    private static func openForReading(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        do {
            return try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw NotUsable(path: path, cause: error)
        }
    }

    private static func openForWriting(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration)
        try migrator.migrate(pool)
        return pool
    }

    /// Changes with every change of an entry, whichever process makes it.
    func revision() throws -> Int {
        try pool.read { try Int.fetchOne($0, sql: "SELECT revision FROM site") ?? 0 }
    }

    /// What the feed calls the blog, for all time.
    func uuid() throws -> String {
        try pool.read { try String.fetchOne($0, sql: "SELECT uuid FROM site") ?? "" }
    }
}
