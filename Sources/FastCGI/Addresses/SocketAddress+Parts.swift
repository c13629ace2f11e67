// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SocketAddress {
    /// The IP address; nil for a unix socket.
    var ip: IPAddress? {
        withUnsafeBytes(of: storage) { bytes in
            switch family {
            case AF_INET:
                IPAddress(bytes: withUnsafeBytes(of: bytes.load(as: sockaddr_in.self).sin_addr) { Array($0) })
            case AF_INET6:
                IPAddress(bytes: withUnsafeBytes(of: bytes.load(as: sockaddr_in6.self).sin6_addr) { Array($0) })
            default: nil
            }
        }
    }

    /// The TCP port; nil for a unix socket.
    var port: UInt16? {
        withUnsafeBytes(of: storage) { bytes in
            switch family {
            case AF_INET: UInt16(bigEndian: bytes.load(as: sockaddr_in.self).sin_port)
            case AF_INET6: UInt16(bigEndian: bytes.load(as: sockaddr_in6.self).sin6_port)
            default: nil
            }
        }
    }

    /// The path of a unix socket; nil for TCP and for a socket without a name in the file system.
    var path: String? {
        guard family == AF_UNIX else { return nil }
        let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        let bytes = withUnsafeBytes(of: storage) { Array($0.prefix(Int(length)).dropFirst(offset)) }
        let path = bytes.prefix { $0 != 0 }
        return path.isEmpty ? nil : String(decoding: path, as: UTF8.self)
    }

    /// The same as a public address, with the port that the system chose.
    var address: FastCGIAddress? {
        if let path { return .unix(path: path) }
        guard let ip, let port else { return nil }
        return .tcp(host: ip.description, port: port)
    }

    /// The first address that getaddrinfo(3) knows for a host and a port.
    static func resolve(host: String, port: UInt16) throws(FastCGIError) -> SocketAddress {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        defer { if list != nil { freeaddrinfo(list) } }
        guard code == 0, let first = list?.pointee, let pointer = first.ai_addr else {
            let detail = "cannot resolve the host: \(String(cString: gai_strerror(code)).lowercased())"
            throw FastCGIError(operation: "address '\(host)'", code: .invalidAddress, detail: detail)
        }
        return SocketAddress(copying: pointer, length: first.ai_addrlen)
    }
}
