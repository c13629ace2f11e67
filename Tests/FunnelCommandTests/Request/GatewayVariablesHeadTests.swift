// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@testable import FunnelCommand

@Suite struct GatewayVariablesHeadTests {
    private func variables(_ lines: String...) throws -> GatewayVariables {
        GatewayVariables(try RequestHead(lines.map { Array($0.utf8) }))
    }

    @Test func areThoseOfAWebServer() throws {
        let variables = try variables(
            "POST /a%20b%2Fc%zz?d=%20e HTTP/1.1",
            "Host: example.org:8080",
            "Content-Type: text/plain",
            "Content-Length: 3",
            "X-Some-Thing: 1"
        )
        let expected = [
            "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "REQUEST_URI": "/a%20b%2Fc%zz?d=%20e",
            "SCRIPT_NAME": "", "PATH_INFO": "/a b/c%zz", "QUERY_STRING": "d=%20e", "SERVER_PROTOCOL": "HTTP/1.1",
            "SERVER_SOFTWARE": "Funnel", "SERVER_NAME": "example.org", "SERVER_PORT": "8080",
            "REMOTE_ADDR": "127.0.0.1", "REQUEST_SCHEME": "http", "HTTP_HOST": "example.org:8080",
            "CONTENT_TYPE": "text/plain", "CONTENT_LENGTH": "3", "HTTP_X_SOME_THING": "1",
        ]
        #expect(Dictionary(uniqueKeysWithValues: variables.names.map { ($0, variables[$0] ?? "") }) == expected)
    }

    @Test func joinsAndDrops() throws {
        let variables = try variables(
            "GET / HTTP/1.1",
            "Host: x",
            "Accept: a",
            "accept: b",
            "Cookie: c=1",
            "Cookie: d=2",
            "Proxy: evil",
            "X_A: underscore",
            "Content-Length: 0",
            "Content-Length: 0"
        )
        #expect(variables["HTTP_ACCEPT"] == "a, b")
        #expect(variables["HTTP_COOKIE"] == "c=1; d=2")
        #expect(variables["HTTP_PROXY"] == nil)
        #expect(variables["HTTP_X_A"] == nil)
        #expect(variables["CONTENT_LENGTH"] == "0")
    }

    @Test(arguments: [
        ("http://x/a?b", "/a", "b"), ("http://x", "/", ""), ("http://x?b", "/", "b"), ("*", "*", ""),
        ("//x/a", "//x/a", ""), ("/%", "/%", ""), ("/%4", "/%4", ""), ("/??", "/", "?"),
    ])
    func splitsTargets(target: String, path: String, query: String) {
        let split = SplitTarget(Array(target.utf8))
        #expect(String(decoding: split.decodedPath, as: UTF8.self) == path)
        #expect(String(decoding: split.query, as: UTF8.self) == query)
    }

    @Test(arguments: [
        ("x", "x", "80"), ("x:81", "x", "81"), ("", "localhost", "80"), (":81", "localhost", "81"),
        ("[::1]", "[::1]", "80"), ("[::1]:81", "[::1]", "81"), ("81", "81", "80"), ("x:", "x:", "80"),
    ])
    func splitsHosts(host: String, name: String, port: String) {
        let split = HostAndPort(Array(host.utf8))
        #expect(String(decoding: split.name, as: UTF8.self) == name)
        #expect(String(decoding: split.port, as: UTF8.self) == port)
    }
}
