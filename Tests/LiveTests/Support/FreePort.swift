// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// A TCP port that nothing listens on.
enum FreePort {
    /// Picks one below those that the system gives to outgoing connections, which would get in the way.
    static func pick() throws -> UInt16 {
        for _ in 0..<100 {
            let port = UInt16.random(in: 20_000..<32_000)
            if isFree(port) { return port }
        }
        throw TestFailure("no free port")
    }

    /// Picks several that differ.
    static func pick(_ count: Int) throws -> [UInt16] {
        var ports: Set<UInt16> = []
        while ports.count < count { ports.insert(try pick()) }
        return Array(ports)
    }

    private static func isFree(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { bind(descriptor, $0.baseAddress, socklen_t(bytes.count)) }
        } == 0
    }
}
