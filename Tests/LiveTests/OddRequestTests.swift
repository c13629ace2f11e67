// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// What a client may send through nginx. Nothing of it stops the application.
    struct OddRequestTests {
        @Test(
            "Odd requests are answered",
            arguments: [
                ("GET /path/%FF", 400), ("GET /%FF", 404), ("GET /?name=%FF", 400), ("GET /?name=%00", 200),
                ("GET /path/%00", 400), ("GET /?", 200), ("GET /?&&&=&", 200), ("GET //", 404), ("GET /%2e%2e/", 400),
                ("BREW /", 405), ("PROPFIND /", 405), ("OPTIONS /", 405), ("PATCH /", 405),
            ]
        )
        func odd(request: String, status: Int) throws {
            try survives(request: request, status: status)
        }

        @Test(
            "Odd header fields are answered",
            arguments: [
                ("Proxy: http://localhost:1\r\n", 200), ("X_User: root\r\nX-User: Ann\r\n", 200),
                ("Cookie: =;;a=\"\r\nCookie: b\r\n", 200), ("X-Empty:\r\n", 200), ("X-Bytes: \u{E4}\u{FF}\r\n", 200),
                (String(repeating: "X-Many: 1\r\n", count: 100), 200),
            ]
        )
        func oddFields(fields: String, status: Int) throws {
            try survives(request: "GET /", fields: fields, status: status)
        }

        @Test("A client that leaves before its body is sent", arguments: [true, false])
        func brokenOff(isStreamed: Bool) throws {
            let site = try Site(nginxEdits: isStreamed ? UploadTests.streaming : [:])
            do {
                let connection = try site.connect()
                try connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nfour".utf8)
                if isStreamed { #expect(try waitUntil { try site.requests().contains("POST /echo") }) }
            }
            #expect(try site.exchange("GET", "/").text == "Hello, world\n")
            #expect(site.app.isRunning)
        }

        private func survives(request: String, fields: String = "", status: Int) throws {
            let site = try Site()
            let connection = try site.connect()
            let head = "\(request) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
            try connection.send(head.unicodeScalars.map { UInt8($0.value) })
            #expect(try connection.receive().status == status)
            #expect(try site.exchange("GET", "/").text == "Hello, world\n")
            #expect(site.app.isRunning)
        }
    }
}
