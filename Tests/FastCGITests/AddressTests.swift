// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FastCGI

@Suite struct AddressTests {
    @Test(arguments: [
        ("unix:/run/a.sock", FastCGIAddress.unix(path: "/run/a.sock")),
        ("unix:a.sock", .unix(path: "a.sock")),
        ("127.0.0.1:9000", .tcp(host: "127.0.0.1", port: 9000)),
        ("0.0.0.0:0", .tcp(host: "0.0.0.0", port: 0)),
        ("localhost:65535", .tcp(host: "localhost", port: 65535)),
        ("[::1]:9000", .tcp(host: "::1", port: 9000)),
        ("[::]:80", .tcp(host: "::", port: 80)),
    ])
    func readsAndWritesTheSameText(text: String, address: FastCGIAddress) throws {
        #expect(try FastCGIAddress(text) == address)
        #expect(address.description == text)
    }

    @Test(arguments: [
        "", "unix:", "/run/a.sock", "9000", ":9000", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
        "127.0.0.1:9 ", "::1:9000", "[::1]", "[127.0.0.1]:80", "[x]:80", "a b:80", "http://x:80", "unix:/a\0b",
        "unix:/" + String(repeating: "x", count: 107),
    ])
    func refusesOtherTexts(text: String) {
        #expect { try FastCGIAddress(text) } throws: { ($0 as? FastCGIError)?.code == .invalidAddress }
    }

    @Test func longestPathIsAllowed() throws {
        let path = "/" + String(repeating: "x", count: 106)
        #expect(try FastCGIAddress("unix:" + path) == .unix(path: path))
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
        ("10.0.0.1, 10.0.0.2", "10.0.0.2", true), ("::1", "::1", true), ("::1", "127.0.0.1", false),
        ("127.0.0.1", "::ffff:127.0.0.1", true), ("::ffff:10.0.0.1", "10.0.0.1", true),
        ("2001:db8::1", "2001:0db8:0::1", true),
    ])
    func webServerListDecides(list: String, peer: String, expected: Bool) throws {
        let addresses = try WebServerAddresses(list)
        #expect(addresses.allows(try SocketAddress.resolve(host: peer, port: 1)) == expected)
    }

    @Test(arguments: ["", "localhost", "127.0.0.1,", "10.0.0.0/8", "127.0.0.1,x", "1.2.3"])
    func webServerListNamesABadEntry(list: String) {
        #expect { try WebServerAddresses(list) } throws: { "\($0)".contains("FCGI_WEB_SERVER_ADDRS") }
    }
}
