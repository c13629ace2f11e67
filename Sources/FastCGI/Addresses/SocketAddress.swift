// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The system's form of an address, as bind(2) and its family want it.
struct SocketAddress: Sendable {
    private(set) var storage: sockaddr_storage
    private(set) var length: socklen_t

    /// The family: `AF_UNIX`, `AF_INET` or `AF_INET6`.
    var family: Int32 { Int32(storage.ss_family) }

    /// An empty one, with all the room there is, to be filled by `fill`.
    private init() {
        storage = sockaddr_storage()
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    }

    /// The address of a unix socket; nil when the path does not fit.
    init?(path: String) {
        self.init()
        let bytes = Array(path.utf8)
        guard bytes.count <= FastCGIAddress.maximumPathLength, !bytes.isEmpty else { return nil }
        storage.ss_family = sa_family_t(AF_UNIX)
        let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        withUnsafeMutableBytes(of: &storage) { room in
            for (index, byte) in bytes.enumerated() { room[offset + index] = byte }
        }
        length = socklen_t(offset + bytes.count + 1)
    }

    /// An address that a system call writes, such as getsockname(2); nil when the call reports a failure.
    init?(filledBy call: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Int32) {
        self.init()
        guard fill(call) >= 0 else { return nil }
    }

    /// Copies an address that getaddrinfo(3) made.
    init(copying pointer: UnsafePointer<sockaddr>, length: socklen_t) {
        self.init()
        let size = min(Int(length), MemoryLayout<sockaddr_storage>.size)
        let source = UnsafeRawBufferPointer(start: pointer, count: size)
        withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: source) }
        self.length = socklen_t(size)
    }

    private mutating func fill(_ call: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Int32) -> Int32 {
        var length = length
        // A sockaddr_storage is made to be seen as any of the other address types.
        let result = withUnsafeMutableBytes(of: &storage) { bytes -> Int32 in
            guard let base = bytes.baseAddress else { return -1 }
            return call(base.assumingMemoryBound(to: sockaddr.self), &length)
        }
        self.length = length
        return result
    }

    /// Lends the address to a system call and hands back what it returns.
    func withPointer(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        withUnsafeBytes(of: storage) { bytes -> Int32 in
            guard let base = bytes.baseAddress else { return -1 }
            return call(base.assumingMemoryBound(to: sockaddr.self), length)
        }
    }
}
