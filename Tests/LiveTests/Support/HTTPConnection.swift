// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// A client's connection to nginx: any bytes out, responses in. Every wait has a limit.
final class HTTPConnection {
    private let descriptor: Int32
    private let server: AnyObject?
    private var buffer: [UInt8] = []

    /// Connects to a port.
    ///
    /// - Parameters:
    ///   - server: What has to live as long as the connection does.
    ///   - patience: How long to wait for room to send, or for bytes to receive, in seconds.
    ///   - network: Where the port is. Default: in the network of this process.
    init(
        port: UInt16,
        keeping server: AnyObject? = nil,
        patience: Int = 20,
        in network: NetworkNamespace? = nil
    ) throws {
        self.server = server
        descriptor = try network?.makeSocket() ?? socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        var time = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                Glibc.connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw TestFailure("connect to port \(port): \(String(cString: strerror(code)))")
        }
    }

    deinit {
        close(descriptor)
    }

    /// Sends all bytes.
    func send(_ bytes: some Sequence<UInt8>) throws {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw TestFailure("send: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(sent)
        }
    }

    /// Sends a request and reads its response.
    ///
    /// - Parameters:
    ///   - body: The body, with its length announced; nil for none.
    ///   - fields: Further header fields, each with its line end.
    func exchange(
        _ method: String,
        _ target: String,
        body: [UInt8]? = nil,
        fields: String = ""
    ) throws -> HTTPAnswer {
        let length = body.map { "Content-Length: \($0.count)\r\n" } ?? ""
        try send("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(length)\(fields)\r\n".utf8)
        if let body { try send(body) }
        return try receive(hasBody: method != "HEAD")
    }

    /// Reads the next response.
    ///
    /// - Throws: ``TestFailure`` when the connection ends before the response does.
    func receive(hasBody: Bool = true) throws -> HTTPAnswer {
        let head = try takeHead()
        guard var answer = HTTPAnswer(head: head) else { throw TestFailure("no response: \(head)") }
        guard hasBody else { return answer }
        if answer.fields["transfer-encoding"] == "chunked" {
            answer.body = try takeChunks()
        } else if let length = answer.fields["content-length"].flatMap({ Int($0) }) {
            answer.body = try take(length)
        }
        return answer
    }

    /// Reads all that comes until nginx closes the connection, and keeps none of it.
    ///
    /// - Returns: How many bytes came.
    func skip() throws -> Int {
        var count = buffer.count
        buffer = []
        while try fill() {
            count += buffer.count
            buffer.removeAll()
        }
        return count
    }

    /// Whether nginx has closed the connection, with nothing left to read. Waits for it.
    func isAtEnd() throws -> Bool {
        try buffer.isEmpty && !fill()
    }

    private func takeChunks() throws -> [UInt8] {
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
        while true {
            let line = try takeLine()
            if line.isEmpty { return head }
            head += line + "\r\n"
        }
    }

    private func takeLine() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = try take(end + 1).dropLast()
                return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
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
}
