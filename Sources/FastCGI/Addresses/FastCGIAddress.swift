// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where a web server reaches the program: a path in the file system or a TCP port.
///
///     try FastCGIAddress("unix:/run/blog.sock")
///     try FastCGIAddress("127.0.0.1:9000")
///     try FastCGIAddress("[::1]:9000")
public enum FastCGIAddress: Sendable, Hashable, CustomStringConvertible {
    /// A unix socket at a path. At most 107 bytes, the room the system has for it.
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
}
