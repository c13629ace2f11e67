// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// What the system knows about an open file: which file it is, and which state of it.
///
/// Two equal values mean the same content. Whoever writes to a file changes its times; the second of them cannot be
/// set back.
struct FileStatus: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case regular, folder, link, other
    }

    /// A moment in seconds and nanoseconds since 1970, UTC.
    struct Moment: Sendable, Hashable {
        var seconds: Int
        var nanoseconds: Int
    }

    /// Which file it is, under whatever name.
    struct Identity: Sendable, Hashable {
        var device: UInt64
        var number: UInt64
    }

    var kind: Kind
    var identity: Identity
    /// In bytes.
    var size: Int
    /// When the content was changed last, or is said to have been.
    var modified: Moment
    /// When anything about the file was changed last.
    var changed: Moment

    /// Asks for the status of an open file, nil for an error, which is in `errno`.
    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Asks for the status of what is at a path by now, nil for an error, which is in `errno`.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .other
        }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            number: UInt64(truncatingIfNeeded: status.st_ino)
        )
        size = max(0, Int(status.st_size))
        #if canImport(Darwin)
            modified = Moment(seconds: status.st_mtimespec.tv_sec, nanoseconds: status.st_mtimespec.tv_nsec)
            changed = Moment(seconds: status.st_ctimespec.tv_sec, nanoseconds: status.st_ctimespec.tv_nsec)
        #else
            modified = Moment(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
            changed = Moment(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
        #endif
    }
}
