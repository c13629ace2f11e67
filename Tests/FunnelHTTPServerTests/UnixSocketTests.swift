// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelHTTPServer
import Glibc
import HTTPTypes
import TestSupport
import Testing

@Suite struct UnixSocketTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("http.sock") }

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func server(mode: UInt32 = 0o660) throws -> RunningServer<GatewayFunction> {
        try RunningServer(
            GatewayFunction { environment in
                let names = ["REMOTE_ADDR", "SERVER_NAME", "SERVER_PORT"]
                let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: " ")
                return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
            },
            on: [.unix(path: path)],
            socketMode: mode
        )
    }

    private var mode: mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    @Test func answers() throws {
        #expect(try server().answer("GET / HTTP/1.1\r\nHost: x\r\n\r\n").text == "0.0.0.0 x 80")
    }

    @Test(arguments: [0o600, 0o660, 0o666])
    func theFileHasItsPermissions(wanted: UInt32) throws {
        let server = try server(mode: wanted)
        #expect(mode == wanted)
        server.stop()
        #expect(mode == nil)
    }

    @Test func aDeadSocketIsReplaced() throws {
        let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { bind(dead, $0.baseAddress, socklen_t(bytes.count)) }
        }
        #expect(result == 0)
        close(dead)
        #expect(try server().answer("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status == 200)
    }

    @Test func aLivingSocketIsLeftAlone() throws {
        let first = try server()
        let error = #expect(throws: HTTPServerError.self) { try server() }
        #expect(error?.description == "listen on unix:\(path): another program serves this socket")
        #expect(try first.answer("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status == 200)
    }

    @Test func anotherFileIsLeftAlone() throws {
        try folder.write("http.sock", Array("mine".utf8))
        let error = #expect(throws: HTTPServerError.self) { try server() }
        #expect(error?.description == "listen on unix:\(path): the file there is no socket")
        #expect(mode != nil)
    }
}
