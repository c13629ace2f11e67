// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
internal import Locking

/// A socket that web servers connect to: one that this program opens, or one that it was started with.
///
///     let socket = try ListeningSocket(FastCGIAddress("unix:/run/blog.sock"))
///     let given = try ListeningSocket.inherited()
///
/// It is closed, and the file of a unix socket removed, when the ``ConnectionSet`` that serves it stops or when the last
/// reference goes. A file that another program has meanwhile put in its place is left alone, and so is the file of an
/// inherited socket.
public final class ListeningSocket: Sendable, CustomStringConvertible {
    /// Where it listens, with the port that the system chose when 0 was asked; nil for an inherited socket without a
    /// name.
    public let address: FastCGIAddress?

    /// The address for messages: `unix:/run/blog.sock`, `127.0.0.1:9000`, `descriptor 0 (unix:/run/blog.sock)`.
    public let description: String

    /// Something that whoever starts the program should know: that the port can be reached from other machines.
    public let warning: String?

    let descriptor: SocketDescriptor
    let isLocal: Bool
    let isInherited: Bool
    private let file: Lock<SocketFile?>

    /// The number of the descriptor, for passing it on to another process. It is open as long as this object is.
    package var fileDescriptor: Int32 { descriptor.rawValue }

    /// The TCP port; nil for a unix socket.
    public var port: UInt16? {
        if case .tcp(_, let port) = address { port } else { nil }
    }

    /// Opens a socket.
    ///
    /// A unix socket never has wider permissions than asked, not even for a moment. It replaces a file that a dead
    /// program left; a socket that still answers and anything that is no socket are refused.
    ///
    /// - Parameters:
    ///   - address: A path or a port; port 0 lets the system choose
    ///   - permissions: Mode and owners of a unix socket's file; TCP has none
    ///   - backlog: How many connections may wait to be accepted; the system caps it at `net.core.somaxconn`
    /// - Throws: ``FastCGIError``: `addressInUse`, `notASocket`, `permissionDenied`, `unknownUser`, `unknownGroup`,
    ///   `invalidAddress`, or what the system said
    public convenience init(
        _ address: FastCGIAddress,
        permissions: SocketPermissions = SocketPermissions(),
        backlog: Int32 = 511
    ) throws(FastCGIError) {
        switch address {
        case .unix(let path):
            let (descriptor, file) = try Self.openUnix(path, permissions: permissions, backlog: backlog)
            self.init(descriptor: descriptor, bound: nil, address: address, file: file)
        case .tcp(let host, let port):
            let descriptor = try Self.openTCP(host: host, port: port, backlog: backlog)
            self.init(descriptor: descriptor, bound: Self.boundAddress(descriptor), address: address, file: nil)
        }
    }

    /// Takes over a descriptor that listens already.
    init(descriptor: SocketDescriptor, bound: SocketAddress?, address: FastCGIAddress?, file: SocketFile?) {
        let actual = bound?.address ?? address
        isInherited = address == nil
        self.descriptor = descriptor
        self.address = actual
        isLocal = bound.map { $0.family == AF_UNIX } ?? (file != nil)
        let name = actual?.description
        let suffix = name.map { " (\($0))" } ?? ""
        description = isInherited ? "descriptor \(descriptor.rawValue)\(suffix)" : name ?? "unnamed"
        let risk = "\(name ?? "the port") is not a loopback address: who reaches the port controls the program"
        warning = bound?.ip.map { !$0.isLoopback } ?? false ? risk : nil
        self.file = Lock(file)
    }

    deinit {
        removeFile()
        descriptor.close()
    }

    /// Removes the file of a unix socket that this process made, once, if it is still the same file.
    func removeFile() {
        file.withLock { file in
            file?.remove()
            file = nil
        }
    }

    static func boundAddress(_ descriptor: SocketDescriptor) -> SocketAddress? {
        SocketAddress { getsockname(descriptor.rawValue, $0, &$1) }
    }
}
