// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The file of a unix socket that this process made, known by its number as well as by its path.
struct UnixSocketFile: Sendable {
    private let path: String
    private let device: UInt64
    private let number: UInt64

    /// Binds a socket to a path. It replaces a file that a dead program left; a socket that still answers and anything
    /// that is no socket are refused.
    ///
    /// - Parameter mode: The permissions. They are never wider than that, not even for a moment.
    /// - Returns: The descriptor of the socket, which does not listen yet, and its file.
    static func bind(_ path: String, mode: UInt32) throws(HTTPServerError) -> (descriptor: Int32, file: UnixSocketFile)
    {
        try clear(path)
        let descriptor = try makeSocket(path)
        // The new file gets the mode of the socket itself, less the umask; nobody may connect yet.
        _ = fchmod(descriptor, 0)
        guard withAddress(path, { Self.system(bind: descriptor, $0, $1) }) == 0, chmod(path, mode_t(mode & 0o777)) == 0,
            let file = UnixSocketFile(existing: path)
        else {
            let code = errno
            _ = close(descriptor)
            throw HTTPServerError(operation: "listen on unix:\(path)", code: code)
        }
        return (descriptor, file)
    }

    /// Removes the file, unless somebody has replaced it.
    func remove() {
        guard let now = UnixSocketFile(existing: path), now.device == device, now.number == number else { return }
        _ = unlink(path)
    }

    private init?(existing path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.path = path
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }

    private static func clear(_ path: String) throws(HTTPServerError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let operation = "listen on unix:\(path)"
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw HTTPServerError(operation: operation, reason: "the file there is no socket")
        }
        let probe = try makeSocket(path)
        defer { _ = close(probe) }
        let result = withAddress(path) { connect(probe, $0, $1) }
        guard result != 0, errno == ECONNREFUSED || errno == ENOENT else {
            throw HTTPServerError(operation: operation, reason: "another program serves this socket")
        }
        _ = unlink(path)
    }

    private static func makeSocket(_ path: String) throws(HTTPServerError) -> Int32 {
        #if canImport(Darwin) || canImport(Musl)
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM), 0)
        #else
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { throw HTTPServerError(operation: "open unix:\(path)", code: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func system(
        bind descriptor: Int32,
        _ address: UnsafePointer<sockaddr>,
        _ size: socklen_t
    ) -> Int32 {
        #if canImport(Glibc)
            Glibc.bind(descriptor, address, size)
        #elseif canImport(Musl)
            Musl.bind(descriptor, address, size)
        #else
            Darwin.bind(descriptor, address, size)
        #endif
    }

    /// The path was measured when the address was made.
    private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            room.copyBytes(from: path.utf8.prefix(room.count - 1))
        }
        return withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { pointer in
                guard let base = pointer.baseAddress else { return -1 }
                return body(base, socklen_t(bytes.count))
            }
        }
    }
}
