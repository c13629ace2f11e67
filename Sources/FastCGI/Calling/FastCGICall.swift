// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A request of one's own to a FastCGI server, as a web server sends it, with a limit on the time of all of it.
package struct FastCGICall {
    private let address: FastCGIAddress
    private let deadline: UInt64

    /// - Parameters:
    ///   - address: Where the server listens.
    ///   - timeout: How long the whole call may take, from now on.
    package init(_ address: FastCGIAddress, timeout: Duration) {
        self.address = address
        deadline = Monotonic.deadline(after: timeout)
    }

    /// Sends a request without a body, and waits for the end of its response.
    ///
    /// - Returns: What came as `FCGI_STDOUT`.
    /// - Throws: ``FastCGIError``: what kept it from connecting, `timedOut`, `brokenPipe` for a response that breaks off,
    ///   `unsupportedVersion` for what is no FastCGI.
    package func response(to parameters: [(String, String)]) throws(FastCGIError) -> [UInt8] {
        let connection = try connect()
        defer { connection.close() }
        try send(Self.request(parameters), on: connection)
        return try receive(on: connection)
    }

    static func request(_ parameters: [(String, String)]) -> [UInt8] {
        let content = parameters.flatMap { name, value in
            NameValueLength.bytes(name.utf8.count) + NameValueLength.bytes(value.utf8.count) + Array(name.utf8)
                + Array(value.utf8)
        }
        var bytes = RecordHeader(kind: .beginRequest, requestID: 1, contentLength: 8).bytes + [0, 1, 0, 0, 0, 0, 0, 0]
        var rest = content[...]
        while !rest.isEmpty {
            let part = rest.prefix(65_528)
            bytes += RecordHeader(kind: .parameters, requestID: 1, contentLength: part.count).bytes + part
            rest = rest.dropFirst(part.count)
        }
        bytes += RecordHeader(kind: .parameters, requestID: 1, contentLength: 0).bytes
        return bytes + RecordHeader(kind: .standardInput, requestID: 1, contentLength: 0).bytes
    }

    private func connect() throws(FastCGIError) -> SocketDescriptor {
        let system = try systemAddress()
        guard let descriptor = SocketDescriptor.make(family: system.family) else {
            throw .system("connect to \(address)")
        }
        guard descriptor.setNonBlockingAndCloseOnExec() else { throw close(descriptor, errno) }
        if system.withPointer({ Glibc.connect(descriptor.rawValue, $0, $1) }) == 0 { return descriptor }
        // A unix socket whose queue is full says EAGAIN, and never becomes writable.
        while errno == EAGAIN, Monotonic.remaining(until: deadline) > 0 {
            usleep(10_000)
            if system.withPointer({ Glibc.connect(descriptor.rawValue, $0, $1) }) == 0 { return descriptor }
        }
        guard errno == EINPROGRESS else { throw close(descriptor, errno) }
        guard descriptor.wait(for: POLLOUT, deadline: deadline) else { throw close(descriptor, ETIMEDOUT) }
        let code = descriptor.option(SOL_SOCKET, SO_ERROR) ?? EIO
        guard code == 0 else { throw close(descriptor, code) }
        return descriptor
    }

    private func close(_ descriptor: SocketDescriptor, _ code: Int32) -> FastCGIError {
        descriptor.close()
        return .system("connect to \(address)", errno: code)
    }

    private func systemAddress() throws(FastCGIError) -> SocketAddress {
        switch address {
        case .tcp(let host, let port): return try .resolve(host: host, port: port)
        case .unix(let path):
            if let system = SocketAddress(path: path) { return system }
            throw FastCGIError(
                operation: "connect to \(address)",
                code: .invalidAddress,
                detail: "the path is too long"
            )
        }
    }

    private func send(_ bytes: [UInt8], on connection: SocketDescriptor) throws(FastCGIError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(connection.rawValue, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent > 0 {
                rest = rest.dropFirst(sent)
            } else if sent == 0 || errno != EINTR && errno != EAGAIN {
                throw .system("send a request to \(address)", errno: sent == 0 ? EPIPE : errno)
            } else if !connection.wait(for: POLLOUT, deadline: deadline) {
                throw .system("send a request to \(address)", errno: ETIMEDOUT)
            }
        }
    }

    private func receive(on connection: SocketDescriptor) throws(FastCGIError) -> [UInt8] {
        var output: [UInt8] = []
        var bytes: [UInt8] = []
        var window = [UInt8](repeating: 0, count: 65_536)
        while true {
            while let header = RecordHeader(bytes, at: 0, end: bytes.count),
                bytes.count >= RecordHeader.size + header.bodyLength
            {
                if header.kind == .endRequest { return output }
                if header.kind == .standardOutput {
                    output += bytes[RecordHeader.size..<RecordHeader.size + header.contentLength]
                }
                bytes.removeFirst(RecordHeader.size + header.bodyLength)
            }
            if let version = bytes.first, version != 1 {
                throw FastCGIError(operation: "ask \(address)", code: .unsupportedVersion)
            }
            guard connection.waitUntilReadable(deadline: deadline) else {
                throw .system("wait for \(address)", errno: ETIMEDOUT)
            }
            let count = connection.take(into: &window, count: window.count)
            if count == -Int(EAGAIN) { continue }
            guard count > 0 else { throw FastCGIError(operation: "ask \(address)", code: .brokenPipe) }
            bytes += window.prefix(count)
        }
    }
}
