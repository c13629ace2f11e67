// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// Tells apart the temporary names of sockets that one process opens at the same time.
private let temporaryNumber = Atomic<UInt64>(0)

extension ListeningSocket {
    /// Binds to a temporary name beside the path, sets the permissions, listens, and renames it onto the path.
    ///
    /// Renaming is atomic: the path leads to the old socket or to a new one that is ready and has its permissions.
    static func openUnix(
        _ path: String,
        permissions: SocketPermissions,
        backlog: Int32
    ) throws(FastCGIError) -> (SocketDescriptor, SocketFile) {
        let ids = try permissions.ids()
        try refuseIfTaken(path)
        let number = temporaryNumber.wrappingAdd(1, ordering: .relaxed).newValue
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let temporary = folder + ".\(String(getpid(), radix: 36)).\(String(number, radix: 36))"
        let descriptor = try bindUnix(temporary, for: path)
        do throws(FastCGIError) {
            try publish(temporary, as: path, permissions: permissions, ids: ids) {
                listen(descriptor.rawValue, backlog) == 0 && prepare(descriptor)
            }
            return (descriptor, try SocketFile(path: path))
        } catch {
            unlink(temporary)
            descriptor.close()
            throw error
        }
    }

    private static func bindUnix(_ temporary: String, for path: String) throws(FastCGIError) -> SocketDescriptor {
        guard SocketAddress(path: path) != nil, let address = SocketAddress(path: temporary) else {
            throw FastCGIError(operation: "bind unix:\(path)", code: .invalidAddress, detail: "the path is too long")
        }
        guard let descriptor = SocketDescriptor.make(family: AF_UNIX) else { throw .system("open unix:\(path)") }
        // Linux gives the new file the mode of the socket itself, less the umask; nobody may connect yet.
        fchmod(descriptor.rawValue, 0)
        unlink(temporary)
        guard address.withPointer({ bind(descriptor.rawValue, $0, $1) }) == 0 else {
            defer { descriptor.close() }
            throw .system("bind unix:\(path)")
        }
        return descriptor
    }

    private static func publish(
        _ temporary: String,
        as path: String,
        permissions: SocketPermissions,
        ids: (user: uid_t, group: gid_t),
        listening: () -> Bool
    ) throws(FastCGIError) {
        // Owners first: a change of owner may clear bits of the mode.
        if ids.user != .max || ids.group != .max {
            guard lchown(temporary, ids.user, ids.group) == 0 else { throw .system("set the owner of unix:\(path)") }
        }
        guard chmod(temporary, permissions.mode & 0o777) == 0 else { throw .system("set the mode of unix:\(path)") }
        guard listening() else { throw .system("listen unix:\(path)") }
        guard rename(temporary, path) == 0 else { throw .system("bind unix:\(path)") }
    }

    /// Leaves alone whatever is at the path, unless it is a socket that nobody listens on any more.
    private static func refuseIfTaken(_ path: String) throws(FastCGIError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            let detail = "the file there is no socket"
            throw FastCGIError(operation: "bind unix:\(path)", code: .notASocket, detail: detail)
        }
        guard let address = SocketAddress(path: path), let probe = SocketDescriptor.make(family: AF_UNIX) else {
            throw .system("open unix:\(path)")
        }
        defer { probe.close() }
        _ = probe.setNonBlockingAndCloseOnExec()
        let result = address.withPointer { connect(probe.rawValue, $0, $1) }
        if result != 0, errno == ECONNREFUSED || errno == ENOENT { return }
        if result != 0, errno == EACCES { throw .system("bind unix:\(path)") }
        let detail = "another program serves this socket"
        throw FastCGIError(operation: "bind unix:\(path)", code: .addressInUse, detail: detail)
    }
}
