// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

@testable import FunnelStatus

struct ListenQueueTests {
    @Test("The system tells how many connections wait at a unix socket")
    func unix() throws {
        let folder = try TemporaryDirectory()
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = folder.file("q")
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                bind(listener, $0.baseAddress, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        try #require(isBound && listen(listener, 77) == 0)
        #expect(ListenQueue(descriptor: listener, address: "a") == ListenQueue(address: "a", length: 0, limit: 77))
        let clients = try (0..<3).map { _ in try FastCGIClient(unix: path) }
        #expect(ListenQueue(descriptor: listener, address: "a").length == 3)
        let accepted = accept(listener, nil, nil)
        #expect(ListenQueue(descriptor: listener, address: "a").length == 2)
        close(accepted)
        withExtendedLifetime(clients) {}
    }

    @Test("The system tells how many connections wait at a TCP socket")
    func tcp() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        // Without an address the system picks a port.
        try #require(listen(listener, 55) == 0)
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutableBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { getsockname(listener, $0.baseAddress, &size) }
        }
        #expect(ListenQueue(descriptor: listener, address: "t") == ListenQueue(address: "t", length: 0, limit: 55))
        let clients = try (0..<4).map { _ in try FastCGIClient(port: UInt16(bigEndian: address.sin_port)) }
        #expect(waitUntil { ListenQueue(descriptor: listener, address: "t").length == 4 })
        withExtendedLifetime(clients) {}
    }

    @Test("What is no socket has a queue that is not known")
    func other() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(ListenQueue(descriptor: ends[0], address: "p") == ListenQueue(address: "p", length: nil, limit: nil))
        #expect(ListenQueue(descriptor: -1, address: "p") == ListenQueue(address: "p", length: nil, limit: nil))
    }

    @Test("A reply that is cut off anywhere, or of another socket, says nothing and breaks nothing")
    func replies() {
        var reply: [UInt8] = [
            // length 44, SOCK_DIAG_BY_FAMILY, no flags, number, process
            44, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
            // AF_UNIX, stream, listens; inode 7, cookie
            1, 1, 10, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            // another attribute, UNIX_DIAG_SHUTDOWN, with a byte and padding
            5, 0, 6, 0, 0, 0, 0, 0,
            // UNIX_DIAG_RQLEN: 3 of 511
            12, 0, 4, 0, 3, 0, 0, 0, 255, 1, 0, 0,
        ]
        let queue = ListenQueue.Diagnosis.queue(in: reply, inode: 7)
        #expect(queue?.length == 3 && queue?.limit == 511)
        #expect(ListenQueue.Diagnosis.queue(in: reply, inode: 8) == nil)
        for count in 0..<reply.count {
            #expect(ListenQueue.Diagnosis.queue(in: Array(reply.prefix(count)), inode: 7) == nil)
        }
        // An attribute without a length must not be read for ever.
        reply[32] = 0
        #expect(ListenQueue.Diagnosis.queue(in: reply, inode: 7) == nil)
        reply[4] = 2
        #expect(ListenQueue.Diagnosis.queue(in: reply, inode: 7) == nil)
    }
}
