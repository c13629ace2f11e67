// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelHTTPServer
import Glibc
import TestSupport

/// A client's connection: any bytes out, responses in. Every wait has a limit.
final class RawClient {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ address: HTTPAddress, receiveBuffer: Int32? = nil) throws {
        switch address {
        case .tcp(_, let port): descriptor = try Self.connect(port: port, receiveBuffer: receiveBuffer)
        case .unix(let path): descriptor = try Self.connect(path: path)
        }
        var time = timeval(tv_sec: 20, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Sends all bytes.
    func send(_ bytes: [UInt8]) throws {
        guard offer(bytes) == bytes.count else { throw TestFailure("send: \(String(cString: strerror(errno)))") }
    }

    /// Sends what the server takes.
    ///
    /// - Returns: How many bytes went out before the connection was gone.
    @discardableResult
    func offer(_ bytes: [UInt8]) -> Int {
        var count = 0
        while count < bytes.count {
            let sent = bytes[count...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent <= 0 { break }
            count += sent
        }
        return count
    }

    /// Says that no more is sent.
    func endOutput() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads the next response.
    ///
    /// - Throws: `TestFailure` when the connection ends before the response does.
    func receive(hasBody: Bool = true) throws -> RawAnswer {
        let head = try takeHead()
        guard var answer = RawAnswer(head: head) else { throw TestFailure("no response: \(head)") }
        guard hasBody, answer.status >= 200 else { return answer }
        if answer.field("transfer-encoding") == "chunked" {
            answer.body = try takeChunks()
        } else if let length = answer.field("content-length").flatMap({ Int($0) }) {
            answer.body = try take(length)
        } else if answer.isLast {
            while try fill() {}
            answer.body = try take(buffer.count)
        }
        return answer
    }

    /// Waits for the end of the connection.
    ///
    /// - Returns: True if nothing more came.
    func isAtEnd() throws -> Bool {
        try buffer.isEmpty && !fill()
    }

    /// Reads one byte if there is one; nil at the end, however it came.
    func takeByte() -> UInt8? {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, 0) == 1 ? byte : nil
    }

    /// Reads to the end of the connection, however it comes.
    func receiveRest() -> [UInt8] {
        while (try? fill()) == true {}
        defer { buffer = [] }
        return buffer
    }

    /// Reads chunks to the last one.
    func takeChunks() throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let line = try takeLine()
            guard let count = Int(line, radix: 16) else { throw TestFailure("no chunk: \(line)") }
            body += try take(count)
            _ = try takeLine()
            if count == 0 { return body }
        }
    }

    private func takeHead() throws -> String {
        var head = ""
        while case let line = try takeLine(), !line.isEmpty { head += line + "\r\n" }
        return head
    }

    private func takeLine() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = try take(end + 1).dropLast()
                guard line.last == UInt8(ascii: "\r") else { throw TestFailure("a line that ends without CR") }
                return String(decoding: line.dropLast(), as: UTF8.self)
            }
            guard try fill() else { throw TestFailure("the connection ended, after: \(buffer)") }
        }
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while buffer.count < count {
            guard try fill() else { throw TestFailure("the connection ended, \(count - buffer.count) bytes early") }
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    private func fill() throws -> Bool {
        var piece = [UInt8](repeating: 0, count: 262_144)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count >= 0 || errno == ECONNRESET else {
            throw TestFailure("receive: \(String(cString: strerror(errno)))")
        }
        buffer += piece.prefix(max(0, count))
        return count > 0
    }

    private static func connect(port: UInt16, receiveBuffer: Int32?) throws -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return try connect(AF_INET, &address, receiveBuffer: receiveBuffer)
    }

    private static func connect(path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return try connect(AF_UNIX, &address, receiveBuffer: nil)
    }

    private static func connect<Address>(
        _ family: Int32,
        _ address: inout Address,
        receiveBuffer: Int32?
    ) throws -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        let result = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                Glibc.connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw TestFailure("connect: \(String(cString: strerror(code)))")
        }
        return descriptor
    }
}
