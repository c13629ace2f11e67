// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import NIOCore

/// The CGI variables that all requests of a connection have in common.
struct ConnectionVariables {
    let block: VariableBlock
    private let serverName: [UInt8]
    private let serverPort: [UInt8]

    /// - Parameters:
    ///   - remote: The client's address. As in Tornado, that of a unix socket's client is `0.0.0.0`.
    ///   - local: The address that the client has connected to.
    init(remote: SocketAddress?, local: SocketAddress?) {
        var block = VariableBlock()
        block.append("GATEWAY_INTERFACE") { $0.append(contentsOf: "CGI/1.1".utf8) }
        block.append("SERVER_SOFTWARE") { $0.append(contentsOf: "Funnel".utf8) }
        block.append("REQUEST_SCHEME") { $0.append(contentsOf: "http".utf8) }
        block.append("SCRIPT_NAME") { _ in }
        block.append("REMOTE_ADDR") { $0.append(contentsOf: (remote?.ipAddress ?? "0.0.0.0").utf8) }
        if let port = remote?.port { block.append("REMOTE_PORT") { $0.append(contentsOf: "\(port)".utf8) } }
        self.block = block
        serverName = Array((local?.ipAddress ?? "localhost").utf8)
        serverPort = Array("\(local?.port ?? 80)".utf8)
    }

    /// Adds the server's name, which is the one that the client used, and its port.
    func appendServer(host: UnsafeRawBufferPointer, to block: inout VariableBlock) {
        let name = Self.name(of: host)
        block.append("SERVER_NAME") { bytes in
            if name.isEmpty { bytes.append(contentsOf: serverName) } else { bytes.append(contentsOf: name) }
        }
        block.append("SERVER_PORT") { $0.append(contentsOf: serverPort) }
    }

    /// The host without its port. An IPv6 address keeps its brackets.
    private static func name(of host: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        let digits = host.reversed().prefix(while: \.isDigit).count
        let colon = host.count - digits - 1
        return colon >= 0 && host[colon] == UInt8(ascii: ":") ? host[..<colon] : host[...]
    }
}
