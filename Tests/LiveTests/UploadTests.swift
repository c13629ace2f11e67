// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// Bodies on their way to the application and back.
    struct UploadTests {
        static let streaming = ["fastcgi_request_buffering on;": "fastcgi_request_buffering off;"]

        @Test("Bodies arrive whole", arguments: [0, 1, 1 << 20, 20 << 20])
        func body(size: Int) throws {
            try echoes(Site(), size: size)
        }

        @Test("Bodies arrive whole as they come", arguments: [0, 1, 1 << 20, 20 << 20])
        func streamedBody(size: Int) throws {
            try echoes(Site(nginxEdits: Self.streaming), size: size)
        }

        @Test("Chunked bodies arrive whole as they come", arguments: [0, 1, 1 << 20, 20 << 20])
        func chunkedBody(size: Int) throws {
            let connection = try Site(nginxEdits: Self.streaming).connect()
            let body = TestBody.pattern(size)
            try connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
            for start in stride(from: 0, to: size, by: 100_000) {
                let chunk = body[start..<min(start + 100_000, size)]
                try connection.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
            }
            try connection.send("0\r\n\r\n".utf8)
            let answer = try connection.receive()
            #expect(answer.status == 200)
            #expect(answer.body == body)
            #expect(try connection.exchange("GET", "/").text == "Hello, world\n")
        }

        @Test("A body is too long for nginx-sample.conf")
        func tooLong() throws {
            let connection = try Site().connect()
            try connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857601\r\n\r\n".utf8)
            #expect(try connection.receive().status == 413)
        }

        private func echoes(_ site: Site, size: Int) throws {
            let connection = try site.connect()
            let body = TestBody.pattern(size)
            let answer = try connection.exchange("POST", "/echo", body: body)
            #expect(answer.status == 200)
            #expect(answer.body == body)
            #expect(try connection.exchange("GET", "/").text == "Hello, world\n")
        }
    }
}
