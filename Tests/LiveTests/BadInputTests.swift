// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// What a broken or misconfigured web server may send: refused with an answer and a log line, and no more.
    struct BadInputTests {
        @Test("Malformed parameters are refused", arguments: BadParameters.all)
        func refused(_ bad: BadParameters) throws {
            try survives { app in
                let before = app.log
                let client = try app.connect()
                try client.send(bad.bytes)
                let reply = try client.receiveReply()
                #expect(bad.statuses.contains { reply.text.hasPrefix("Status: \($0) ") }, "\(reply.text)")
                #expect(app.log.count > before.count)
            }
        }

        @Test("A path that is not UTF-8 is refused", arguments: ["/path/\u{FF}", "/\u{FF}"])
        func notUTF8(path: String) throws {
            try survives { app in
                let bytes = path.unicodeScalars.map { UInt8($0.value) }
                let parameters = [("REQUEST_METHOD", Array("GET".utf8)), ("REQUEST_URI", bytes)]
                let content = parameters.flatMap { TestRecord.nameValue(Array($0.0.utf8), $0.1) }
                let client = try app.connect()
                try client.send(.begin(), TestRecord(4, content), TestRecord(4), TestRecord(5))
                #expect(try client.receiveReply().text.hasPrefix("Status: 40"))
            }
        }

        @Test(
            "Garbage closes its connection",
            arguments: [
                Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
                [UInt8](repeating: 0, count: 64),
                [UInt8](repeating: 0xFF, count: 100_000),
                TestBody.pattern(10_000),
                TestRecord(5, Array("body first".utf8)).bytes,
            ]
        )
        func garbage(_ bytes: [UInt8]) throws {
            try survives { app in
                let client = try app.connect()
                try? client.send(bytes)
                client.finishSending()
                #expect(try client.receiveReply().output.isEmpty)
            }
        }

        @Test("A request that breaks off is dropped", arguments: [1, 8, 20, 100, 300])
        func brokenOff(length: Int) throws {
            try survives { app in
                let client = try app.connect()
                try client.send(Array(TestRequest("GET", "/").bytes.prefix(length)))
                client.close()
            }
        }

        /// The process that met it answers the next request.
        private func survives(_ test: (SpawnedApp) throws -> Void) throws {
            let app = try SpawnedApp(in: RunFolder())
            try test(app)
            #expect(try app.connect().exchange(TestRequest("GET", "/")).body == Array("Hello, world\n".utf8))
            #expect(app.isRunning)
        }
    }
}
