// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SocketPermissions {
    /// The ids for chown(2), which reads the highest number as "leave it".
    func ids() throws(FastCGIError) -> (user: uid_t, group: gid_t) {
        (try owner.map(Self.userID) ?? .max, try group.map(Self.groupID) ?? .max)
    }

    private static func userID(_ name: String) throws(FastCGIError) -> uid_t {
        if let number = uid_t(name), number != .max { return number }
        let id: uid_t? = look { (buffer: UnsafeMutablePointer<CChar>, size: Int) -> (Int32, uid_t?) in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            let code = getpwnam_r(name, &entry, buffer, size, &found)
            return (code, found?.pointee.pw_uid)
        }
        guard let id else {
            throw FastCGIError(operation: "socket owner", code: .unknownUser, detail: "no user '\(name)'")
        }
        return id
    }

    private static func groupID(_ name: String) throws(FastCGIError) -> gid_t {
        if let number = gid_t(name), number != .max { return number }
        let id: gid_t? = look { (buffer: UnsafeMutablePointer<CChar>, size: Int) -> (Int32, gid_t?) in
            var entry = Glibc.group()
            var found: UnsafeMutablePointer<Glibc.group>?
            let code = getgrnam_r(name, &entry, buffer, size, &found)
            return (code, found?.pointee.gr_gid)
        }
        guard let id else {
            throw FastCGIError(operation: "socket group", code: .unknownGroup, detail: "no group '\(name)'")
        }
        return id
    }

    /// Repeats a reentrant lookup with more room while it says `ERANGE`: a group may have many members.
    private static func look<ID>(_ call: (UnsafeMutablePointer<CChar>, Int) -> (Int32, ID?)) -> ID? {
        var size = 1024
        while size <= 1 << 20 {
            let (code, id) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { room -> (Int32, ID?) in
                guard let base = room.baseAddress else { return (ENOMEM, nil) }
                return call(base, size)
            }
            if code != ERANGE { return id }
            size *= 4
        }
        return nil
    }
}
