// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Locking

/// The versions of static files, which all threads share, so that each state of a file is read once.
///
/// A version is kept for a state of a file, not for its path: a changed file has a new version at once. Tornado keeps
/// the first one until the process ends.
final class StaticVersions: Sendable {
    private struct Key: Hashable {
        var file: FileStatus.Identity
        var maker: ObjectIdentifier
    }

    private struct Entry {
        var status: FileStatus
        var version: String?
    }

    private let entries = Lock<[Key: Entry]>([:])
    private let entriesByPath = Lock<[String: Entry]>([:])
    /// Threads that want to know about the same file take turns, so that only the first reads it.
    private let turns = (0..<64).map { _ in Lock<Void>(()) }

    /// The version of a file: the one that is kept for this state of it, else a new one.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - maker: The type that makes the versions, since others may make others.
    ///   - now: The time of day, in seconds since 1970.
    ///   - make: Reads the file.
    func version(
        of file: StaticFile,
        madeBy maker: ObjectIdentifier,
        now: Double = WallClock.now,
        _ make: () throws -> String?
    ) throws -> String? {
        let key = Key(file: file.status.identity, maker: maker)
        if let entry = entry(key, file.status) { return entry.version }
        let turn = turns[Int(UInt(bitPattern: key.hashValue) % UInt(turns.count))]
        return try turn.withLock { _ in
            if let entry = entry(key, file.status) { return entry.version }
            let version = try make()
            if Self.isSettled(file, now: now) {
                entries.withLock { Self.keep(Entry(status: file.status, version: version), for: key, in: &$0) }
            }
            return version
        }
    }

    /// The version of the file at a path, for those who need no more than that: it is not opened if it is the file, in
    /// the state, that was opened at this path before.
    ///
    /// - Parameters:
    ///   - path: The whole path.
    ///   - open: Opens the file and makes sure that it may be sent.
    ///   - make: Finds the version of the file.
    func version(
        atPath path: String,
        open: () throws -> StaticFile?,
        _ make: (StaticFile) throws -> String?
    ) throws -> String? {
        if let known = entriesByPath.withLock({ $0[path] }), known.status == FileStatus(path: path) {
            return known.version
        }
        guard let file = try open() else { return nil }
        let version = try make(file)
        if Self.isSettled(file, now: WallClock.now) {
            entriesByPath.withLock { Self.keep(Entry(status: file.status, version: version), for: path, in: &$0) }
        }
        return version
    }

    private func entry(_ key: Key, _ status: FileStatus) -> Entry? {
        let entry = entries.withLock { $0[key] }
        return entry?.status == status ? entry : nil
    }

    private static func keep<Key>(_ entry: Entry, for key: Key, in entries: inout [Key: Entry]) {
        // As many as Tornado keeps. Who has more files than that, reads them again now and then.
        if entries.count >= maximumCount { entries.removeAll() }
        entries[key] = entry
    }

    /// False for a file that was changed while it was read, or so recently that its times might not show another
    /// change.
    private static func isSettled(_ file: StaticFile, now: Double) -> Bool {
        let age = now - Double(file.status.changed.seconds)
        return file.content.status == file.status && !(-1...2).contains(age)
    }

    private static let maximumCount = 10_000
}
