// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

extension HTTPFile {
    /// Puts the file at a path, where it stays.
    ///
    /// Whoever looks at the path sees the whole file or none. If the temporary folder is on the same file system
    /// nothing is copied. A file that is there already is replaced; the folder must exist. The file can still be
    /// read here until the request ends.
    ///
    /// - Parameters:
    ///   - path: The path. Do not make it of ``filename``, which the client chose.
    ///   - permissions: Who may read and write the file, as for `chmod`. Default: 0o600, this user only; a web
    ///     server that runs as another user needs 0o644.
    /// - Throws: ``HTTPFileError`` if the folder is not there or not writable, or the disk is full.
    public func move(to path: String, permissions: Int = 0o600) throws {
        guard !path.utf8.contains(0) else { throw HTTPFileError(.move, path, code: EINVAL) }
        let draft = TemporaryFile.draft(in: Self.folder(of: path))
        do {
            if try !appear(at: draft, permissions: permissions) {
                try copy(to: draft, reported: path, permissions: permissions)
            }
            try OpenFile.rename(draft, to: path)
        } catch {
            OpenFile.remove(draft)
            throw error
        }
    }

    private func appear(at path: String, permissions: Int) throws -> Bool {
        guard case .file(let file) = content else { return false }
        return try file.appear(at: path, permissions: permissions)
    }

    private func copy(to draft: String, reported path: String, permissions: Int) throws {
        let target = try OpenFile.create(draft, reported: path, .move)
        try forEachPiece { try target.append($0, reported: path) }
        try target.setPermissions(permissions, reported: path)
        target.end()
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }
}
