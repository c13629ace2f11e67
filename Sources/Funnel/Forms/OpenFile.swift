// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// An open file that this process writes and reads, closed when nobody refers to it any more.
///
/// Only this user can read it, and programs started from here do not inherit it.
final class OpenFile {
    private var descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { end() }

    /// Makes a file that must not be there yet.
    ///
    /// - Parameter reported: The path that an error names.
    static func create(_ path: String, reported: String, _ operation: HTTPFileError.Operation) throws(HTTPFileError)
        -> OpenFile
    {
        let descriptor = retryingInterruptions { open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw HTTPFileError(operation, reported) }
        return OpenFile(descriptor: descriptor)
    }

    /// Makes a file that has no name yet, nil where the file system or the platform cannot.
    static func unnamed(in folder: String) -> OpenFile? {
        #if os(Linux)
            // `O_TMPFILE` is a macro that Swift does not see; its bit is the same wherever Swift runs.
            let temporary: Int32 = 0o20_000_000 | O_DIRECTORY
            let descriptor = retryingInterruptions { open(folder, O_RDWR | O_CLOEXEC | temporary, 0o600) }
            return descriptor >= 0 ? OpenFile(descriptor: descriptor) : nil
        #else
            return nil
        #endif
    }

    /// Closes the file. Nothing can be read or written any more.
    func end() {
        if descriptor >= 0 { _ = close(descriptor) }
        descriptor = -1
    }

    /// Writes bytes where the last ones ended.
    func append(_ bytes: [UInt8], reported path: String) throws(HTTPFileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { buffer in
                retryingInterruptions { write(descriptor, buffer.baseAddress, buffer.count) }
            }
            guard count > 0 else { throw HTTPFileError(.write, path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Reads what is there from an offset on, at most `count` bytes; none at the end.
    func bytes(from offset: Int, upTo count: Int, reported path: String) throws(HTTPFileError) -> [UInt8] {
        var code: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            let got = retryingInterruptions { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
            if got < 0 { code = errno }
            initialized = max(0, got)
        }
        if let code { throw HTTPFileError(.read, path, code: code) }
        return bytes
    }

    /// Sets who may read and write the file.
    func setPermissions(_ permissions: Int, reported path: String) throws(HTTPFileError) {
        guard fchmod(descriptor, mode_t(permissions & 0o7777)) == 0 else { throw HTTPFileError(.move, path) }
    }

    /// Gives a file made without a name one, on the same file system.
    ///
    /// - Returns: False if that cannot be done.
    func giveName(_ path: String) -> Bool {
        #if os(Linux)
            // The system's documented way for a process without privileges (open(2), under O_TMPFILE).
            return linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
        #else
            return false
        #endif
    }

    /// Renames a file, in place of whatever has the new name.
    static func rename(_ old: String, to new: String) throws(HTTPFileError) {
        #if canImport(Glibc)
            let result = Glibc.rename(old, new)
        #elseif canImport(Musl)
            let result = Musl.rename(old, new)
        #else
            let result = Darwin.rename(old, new)
        #endif
        guard result == 0 else { throw HTTPFileError(.move, new) }
    }

    /// Removes a file's name.
    static func remove(_ path: String) {
        _ = unlink(path)
    }
}
