// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A file without a name: it is gone when it is closed, also when the process dies.
final class TemporaryFile {
    /// The folder it is in.
    let folder: String

    /// How many bytes were written.
    private(set) var size = 0

    private let file: OpenFile
    private var canGetName: Bool

    /// Makes a file.
    ///
    /// - Throws: ``HTTPFileError`` if the folder is not there or not writable, or the disk is full.
    init(folder: String) throws(HTTPFileError) {
        self.folder = folder
        if let file = OpenFile.unnamed(in: folder) {
            self.file = file
            canGetName = true
            return
        }
        let path = Self.draft(in: folder)
        file = try OpenFile.create(path, reported: folder, .create)
        OpenFile.remove(path)
        canGetName = false
    }

    /// Gives the disk's space back. Nothing can be read any more.
    func discard() { file.end() }

    /// Writes bytes at the end.
    func append(_ bytes: [UInt8]) throws(HTTPFileError) {
        try file.append(bytes, reported: folder)
        size += bytes.count
    }

    /// Reads from an offset on.
    ///
    /// - Returns: At most `count` bytes, fewer only at the end.
    func read(from offset: Int, upTo count: Int) throws(HTTPFileError) -> [UInt8] {
        guard offset >= 0, offset < size else { return [] }
        let wanted = min(count, size - offset)
        var bytes: [UInt8] = []
        while bytes.count < wanted {
            let more = try file.bytes(from: offset + bytes.count, upTo: wanted - bytes.count, reported: folder)
            // Somebody shortened the file after it was moved.
            guard !more.isEmpty else { throw HTTPFileError(.read, folder, code: EIO) }
            bytes += more
        }
        return bytes
    }

    /// Makes this file appear at a path, without copying it.
    ///
    /// - Returns: False if it is on another file system, has appeared somewhere already, or cannot be named.
    func appear(at path: String, permissions: Int) throws(HTTPFileError) -> Bool {
        guard canGetName, file.giveName(path) else { return false }
        canGetName = false
        try file.setPermissions(permissions, reported: path)
        return true
    }

    /// The folder for temporary files.
    static func folder(_ limits: Limits) -> String {
        if let folder = limits.temporaryFolder { return folder }
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        return folder.isEmpty ? "/var/tmp" : folder
    }

    /// A path that nobody can know beforehand, for a file that is not complete.
    static func draft(in folder: String) -> String {
        let number = String(UInt64.random(in: .min ... .max), radix: 36)
        return "\(folder)/.funnel-\(number)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }
}
