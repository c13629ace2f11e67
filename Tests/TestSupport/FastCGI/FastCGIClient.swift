// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A web server's end of a FastCGI connection, for tests: any byte at any time, and the records that come back. Every wait
/// has a limit, so that a test fails instead of hanging.
public final class FastCGIClient {
    private var descriptor: Int32

    /// Connects to a unix socket.
    public init(unix path: String, timeout: Int = 20) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        try connect(&address, size: MemoryLayout<sockaddr_un>.size, timeout: timeout)
    }

    /// Connects to a TCP port of this machine.
    public init(port: UInt16, timeout: Int = 20) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        try connect(&address, size: MemoryLayout<sockaddr_in>.size, timeout: timeout)
    }

    /// Connects to a TCP port of this machine over IPv6.
    public init(portOverIPv6 port: UInt16, timeout: Int = 20) throws {
        descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        try connect(&address, size: MemoryLayout<sockaddr_in6>.size, timeout: timeout)
    }

    deinit {
        close()
    }

    private func connect<Address>(_ address: inout Address, size: Int, timeout: Int) throws {
        var time = timeval(tv_sec: timeout, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
        let result = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { Glibc.connect(descriptor, $0.baseAddress, socklen_t(size)) }
        }
        guard result == 0 else {
            let code = errno
            close()
            throw TestFailure("connect: \(String(cString: strerror(code)))")
        }
    }

    /// Closes the connection.
    public func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// Breaks the connection off: over TCP the other side gets a reset.
    public func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Says that nothing more is sent, as a web server never does.
    public func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Sends all bytes.
    public func send(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let sent = bytes[offset...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw TestFailure("send: \(String(cString: strerror(errno)))") }
            offset += sent
        }
    }

    /// Sends records.
    public func send(_ records: TestRecord...) throws {
        try send(records.flatMap(\.bytes))
    }

    /// Reads exactly `count` bytes; fewer when the connection ends before.
    public func receive(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let received = bytes[have...].withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if received == 0 || received < 0 && errno == ECONNRESET { break }
            guard received > 0 else { throw TestFailure("receive: \(String(cString: strerror(errno)))") }
            have += received
        }
        return Array(bytes.prefix(have))
    }

    /// Reads the next record; nil when the connection ends.
    public func receiveRecord() throws -> TestRecord? {
        let header = try receive(8)
        guard header.count == 8 else { return nil }
        let length = Int(header[4]) << 8 | Int(header[5])
        let body = try receive(length + Int(header[6]))
        guard body.count == length + Int(header[6]) else { return nil }
        let id = UInt16(header[2]) << 8 | UInt16(header[3])
        return TestRecord(header[1], id: id, Array(body.prefix(length)), padding: Int(header[6]))
    }

    /// Reads until the end of the request, or of the connection.
    public func receiveReply() throws -> TestReply {
        var reply = TestReply()
        while !reply.isComplete, let record = try receiveRecord() { reply.add(record) }
        return reply
    }

    /// Sends a request and reads the answer.
    public func exchange(_ request: TestRequest) throws -> TestReply {
        try send(request.bytes)
        return try receiveReply()
    }

    /// Whether the other side has closed the connection, with nothing left to read. Waits for it.
    public func isAtEnd() throws -> Bool {
        try receive(1).isEmpty
    }
}
