// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// Connections between web server and application, kept and not kept.
    struct ConnectionTests {
        @Test("nginx keeps its connection, or makes a new one for each request", arguments: [true, false])
        func reuse(isKept: Bool) throws {
            let edits = isKept ? [:] : ["fastcgi_keep_conn on;": "fastcgi_keep_conn off;"]
            let site = try Site(nginxEdits: edits)
            let connection = try site.connect()
            for number in 0..<50 {
                #expect(try connection.exchange("GET", "/?name=\(number)").text == "Hello, \(number)\n")
            }
            #expect(try site.requests().count == 50)
        }

        @Test("The application keeps a connection, or closes it", arguments: [true, false])
        func straight(isKept: Bool) throws {
            let app = try SpawnedApp(in: RunFolder())
            let client = try app.connect()
            #expect(try client.exchange(TestRequest("GET", "/", keep: isKept)).body == Array("Hello, world\n".utf8))
            if isKept {
                #expect(try client.exchange(TestRequest("GET", "/")).body == Array("Hello, world\n".utf8))
            } else {
                #expect(try client.isAtEnd())
            }
        }

        @Test("200 idle kept connections leave 4 threads free")
        func idleConnections() throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "4"], in: RunFolder())
            let idle = try (0..<200).map { _ in try app.connect() }
            for client in idle { #expect(try client.exchange(TestRequest("GET", "/")).isComplete) }

            let start = ContinuousClock.now
            let reply = try app.connect().exchange(TestRequest("GET", "/?name=late"))
            #expect(ContinuousClock.now - start < .seconds(1))
            #expect(reply.body == Array("Hello, late\n".utf8))
            for client in idle { #expect(try client.exchange(TestRequest("GET", "/")).isComplete) }
        }
    }
}
