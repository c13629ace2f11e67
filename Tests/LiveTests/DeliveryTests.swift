// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// A request is the same in whatever pieces it comes, and whatever happens to the process meanwhile.
    struct DeliveryTests {
        @Test("A request may be split anywhere")
        func everySplitPoint() throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "2", "--log-level", "warning"], in: RunFolder())
            let body = TestBody.pattern(64)
            let bytes = TestRequest("POST", "/echo", body: body).bytes
            let client = try app.connect()
            for split in 1..<bytes.count {
                try client.send(Array(bytes[..<split]))
                sched_yield()
                try client.send(Array(bytes[split...]))
                let reply = try client.receiveReply()
                guard reply.body == body else {
                    Issue.record("split at \(split): \(reply)")
                    return
                }
            }
            #expect(try app.stop() == .exited(0))
        }

        @Test("A request may come a byte at a time")
        func byteByByte() throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "2"], in: RunFolder())
            let body = TestBody.pattern(200)
            let client = try app.connect()
            for byte in TestRequest("POST", "/echo", body: body).bytes { try client.send([byte]) }
            #expect(try client.receiveReply().body == body)
            #expect(try app.stop() == .exited(0))
        }

        @Test("A storm of signals truncates nothing")
        func signalStorm() throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "4", "--log-level", "warning"], in: RunFolder())
            // The socket takes connections before the application is up, which until then may be ended by any signal.
            #expect(try app.connect().exchange(TestRequest("GET", "/", keep: false)).isComplete)
            let storm = try SignalStorm(on: app.id)
            let body = TestBody.pattern(40_000)
            let request = TestRequest("POST", "/echo", body: body)
            var client = try app.connect()
            for number in 0..<10_000 {
                // Some on a connection of their own.
                if number % 10 == 0 { client = try app.connect() }
                let isLarge = number % 5 == 0
                let reply = try client.exchange(isLarge ? request : TestRequest("GET", "/path/\(number)"))
                let isWhole = isLarge ? reply.body == body : reply.text.contains("\(number)")
                guard reply.isComplete, isWhole else {
                    Issue.record("request \(number): \(reply.text.prefix(300))")
                    return
                }
            }
            #expect(storm.end() > 100)
            #expect(try app.stop() == .exited(0))
        }
    }
}
