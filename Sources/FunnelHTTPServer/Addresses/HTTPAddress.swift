// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where an HTTP server listens: a TCP port or a path in the file system.
///
///     try HTTPAddress("127.0.0.1:8888")
///     try HTTPAddress("[::1]:8888")
///     try HTTPAddress("unix:/run/blog.sock")
public enum HTTPAddress: Sendable, Hashable, CustomStringConvertible {
    /// A unix socket at a path, of at most 103 bytes (the room that every system has for it).
    case unix(path: String)

    /// A TCP port on an address of this machine: a numeric IPv4 or IPv6 address, or a name such as `localhost`. Port 0
    /// lets the system choose.
    case tcp(host: String, port: UInt16)

    /// The form that `init(_:)` reads.
    public var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .tcp(let host, let port): host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }

    /// What a browser is told: `http://127.0.0.1:8888/`. A unix socket has no URL, and is named as it is.
    public var url: String {
        switch self {
        case .unix: description
        case .tcp: "http://\(self)/"
        }
    }
}
