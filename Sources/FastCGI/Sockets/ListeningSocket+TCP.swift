// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension ListeningSocket {
    static func openTCP(host: String, port: UInt16, backlog: Int32) throws(FastCGIError) -> SocketDescriptor {
        let name = FastCGIAddress.tcp(host: host, port: port).description
        let address = try SocketAddress.resolve(host: host, port: port)
        guard let descriptor = SocketDescriptor.make(family: address.family) else { throw .system("open \(name)") }
        descriptor.setOption(SOL_SOCKET, SO_REUSEADDR, 1)
        if address.family == AF_INET6 { descriptor.setOption(Int32(IPPROTO_IPV6), Int32(IPV6_V6ONLY), 1) }
        guard address.withPointer({ bind(descriptor.rawValue, $0, $1) }) == 0 else {
            defer { descriptor.close() }
            throw .system("bind \(name)")
        }
        guard listen(descriptor.rawValue, backlog) == 0, prepare(descriptor) else {
            defer { descriptor.close() }
            throw .system("listen \(name)")
        }
        return descriptor
    }

    /// What every listening descriptor needs. Linux copies `TCP_NODELAY` to the accepted sockets (they answer in one
    /// small segment, which must not wait for an acknowledgement), but not `O_NONBLOCK` nor close-on-exec.
    ///
    /// `O_NONBLOCK` on an inherited socket is seen by every process that shares it. It cannot be left out: the
    /// connection a worker was woken for may be gone to another process, and accept4(2) would wait.
    static func prepare(_ descriptor: SocketDescriptor) -> Bool {
        if boundAddress(descriptor)?.ip != nil { descriptor.setOption(Int32(IPPROTO_TCP), TCP_NODELAY, 1) }
        return descriptor.setNonBlockingAndCloseOnExec()
    }
}
