// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A file or folder that was looked up, and is held: it stays the same one, whatever becomes of its path.
///
/// That is what makes checks of it worth something. A path that was checked can name another file a moment later.
struct Place {
    let status: FileStatus
    private let descriptor: OpenDescriptor

    /// Looks up a path.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - folder: The folder that a relative path begins in. Default: the process's.
    ///   - followsLink: False to get a link itself if the path ends in one. Default: true.
    /// - Throws: ``GatewayFileError`` with the system's reason.
    init(_ path: String, in folder: Place? = nil, followsLink: Bool = true) throws(GatewayFileError) {
        let start = folder?.descriptor.descriptor ?? AT_FDCWD
        let found = openat(start, path, Self.options | (followsLink ? 0 : Self.linkOption))
        guard found >= 0 else { throw GatewayFileError(path: path, problem: .system(errno)) }
        descriptor = OpenDescriptor(taking: found)
        guard let status = FileStatus(found) else { throw GatewayFileError(path: path, problem: .system(errno)) }
        self.status = status
    }

    /// Where it really is, without links, from the root of the file system on.
    ///
    /// - Throws: ``GatewayFileError`` if the system does not tell: on Linux without `/proc`, or for what is out of the
    ///   process's reach.
    func location() throws(GatewayFileError) -> [PathText.Component] {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        #if os(Linux)
            let count = readlink(Self.name(descriptor), &buffer, buffer.count)
        #else
            let isKnown = fcntl(descriptor.descriptor, F_GETPATH, &buffer) == 0
            let count = isKnown ? buffer.firstIndex(of: 0) ?? buffer.count : -1
        #endif
        guard count >= 0 else { throw GatewayFileError(path: "", problem: .system(errno)) }
        // What fills the buffer may have been cut short; what begins otherwise is not below the process's root.
        guard count < buffer.count, buffer[0] == CChar(ASCII.slash) else {
            throw GatewayFileError(path: "", problem: .system(ENAMETOOLONG))
        }
        return buffer[..<count].map { UInt8(bitPattern: $0) }.split(separator: ASCII.slash)
    }

    /// Opens it for reading: this one, not what its path names by now.
    ///
    /// - Parameter path: The path that an error names.
    func open(reported path: String) throws(GatewayFileError) -> OpenDescriptor {
        #if os(Linux)
            try OpenDescriptor(path: Self.name(descriptor), reported: path)
        #else
            descriptor
        #endif
    }

    #if os(Linux)
        // Looking up opens nothing yet: no permission to read is needed, no pipe's writer wakes up and no device
        // notices. `O_PATH` is a macro that Swift does not see; its bit is the same wherever Swift runs.
        private static let options = O_CLOEXEC | 0o10_000_000
        private static let linkOption = O_NOFOLLOW

        private static func name(_ descriptor: OpenDescriptor) -> String { "/proc/self/fd/\(descriptor.descriptor)" }
    #else
        private static let options = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        private static let linkOption = O_SYMLINK
    #endif
}
