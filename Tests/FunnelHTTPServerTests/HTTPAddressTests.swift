// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelHTTPServer
import HTTPTypes
import Testing

@Suite struct HTTPAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8888", HTTPAddress.tcp(host: "127.0.0.1", port: 8888), "http://127.0.0.1:8888/"),
        ("localhost:0", .tcp(host: "localhost", port: 0), "http://localhost:0/"),
        ("[::1]:80", .tcp(host: "::1", port: 80), "http://[::1]:80/"),
        ("unix:/run/x.sock", .unix(path: "/run/x.sock"), "unix:/run/x.sock"),
    ])
    func reads(text: String, address: HTTPAddress, url: String) throws {
        #expect(try HTTPAddress(text) == address)
        #expect(address.description == text)
        #expect(address.url == url)
    }

    @Test(arguments: [
        ("", "neither unix:/path nor host:port"),
        ("8888", "neither unix:/path nor host:port"),
        (":8888", "the host is missing, such as 127.0.0.1"),
        ("x:", "the port is no number from 0 to 65535"),
        ("x:65536", "the port is no number from 0 to 65535"),
        ("x:-1", "the port is no number from 0 to 65535"),
        ("::1:80", "an IPv6 address needs brackets"),
        ("a b:80", "not a host name"),
        ("http://x:80", "an IPv6 address needs brackets"),
        ("unix:", "the path is missing"),
        ("unix:/" + String(repeating: "x", count: 103), "the path has 104 bytes, 103 are allowed"),
    ])
    func refuses(text: String, reason: String) throws {
        let error = #expect(throws: HTTPServerError.self) { try HTTPAddress(text) }
        #expect(error?.description == "address '\(text)': \(reason)")
    }

    @Test func aPortInUseIsSaidInOneLine() throws {
        let first = try RunningServer { _ in GatewayResponse(status: .ok) }
        let address = try #require(first.addresses.first)
        let error = #expect(throws: HTTPServerError.self) {
            try RunningServer(on: [address]) { _ in GatewayResponse(status: .ok) }
        }
        #expect(error?.description == "listen on \(address): address already in use")
    }
}
