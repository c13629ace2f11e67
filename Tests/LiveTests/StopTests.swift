// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// What SIGTERM does to requests.
    struct StopTests {
        @Test("A stop under load loses no request that was begun", arguments: [true, false])
        func underLoad(isKept: Bool) throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "4"], in: RunFolder())
            let load = try Load(clients: 12, isKept: isKept, on: app)
            #expect(waitUntil { load.result.answered > 500 })
            load.markStop()
            app.signal(SIGTERM)
            load.join()
            #expect(try app.waitForEnd() == .exited(0))
            #expect(load.result.lost == [])
        }

        @Test("Requests in hand behind nginx are answered, then the application ends")
        func behindNginx() throws {
            let site = try Site()
            let clients = try (0..<8).map { _ in try site.connect() }
            for client in clients { try client.send("GET /slow?ms=500 HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) }
            #expect(try waitUntil { try site.requests().count(where: { $0.contains("/slow") }) == 8 })

            site.app.signal(SIGTERM)
            for client in clients {
                let answer = try client.receive()
                #expect(answer.status == 200)
                #expect(answer.text == "slow\n")
            }
            #expect(try site.app.waitForEnd() == .exited(0))
        }

        @Test("A second signal stops at once")
        func secondSignal() throws {
            let app = try SpawnedApp(in: RunFolder())
            let client = try app.connect()
            try client.send(TestRequest("GET", "/slow?ms=20000").bytes)
            let other = try app.connect()
            #expect(try waitUntil { try other.exchange(TestRequest("GET", "/requests")).text.contains("/slow") })

            app.signal(SIGTERM)
            #expect(waitUntil { (try? other.exchange(TestRequest("GET", "/")).isComplete) != true })
            #expect(app.isRunning)
            app.signal(SIGTERM)
            _ = try app.waitForEnd()
        }
    }
}
