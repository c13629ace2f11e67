// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// The workers of a supervisor.
    struct WorkerTests {
        @Test("A worker that is killed is replaced, and only its own requests fail")
        func killed() throws {
            let site = try WorkerSite()
            let load = try WebLoad(clients: 8, on: site.site)
            #expect(load.waitForMore())
            let before = site.processes
            kill(before[0], SIGKILL)
            #expect(try site.site.exchange("GET", "/").status == 200)
            #expect(site.waitForReady(generation: 1, count: 3))
            #expect(load.waitForMore())
            load.end()
            #expect(load.failures.count <= 8)
            #expect(site.processes.count == 2)
            #expect(site.processes.contains(before[1]))
            #expect(site.log.contains("Worker \(before[0]) was killed by SIGKILL; it is replaced at once"))
        }

        @Test("A worker that stands still as a whole is replaced, and the others answer meanwhile")
        func silent() throws {
            let site = try WorkerSite(["--worker-timeout", "2"])
            let load = try WebLoad(clients: 4, on: site.site)
            #expect(load.waitForMore())
            let before = site.processes
            kill(before[0], SIGSTOP)
            #expect(site.waitForLog("Worker \(before[0]) has not answered for 2 s and is ended"))
            #expect(site.waitForReady(generation: 1, count: 3))
            #expect(load.waitForMore())
            load.end()
            #expect(load.failures.count <= 4)
            #expect(site.processes.count == 2)
            #expect(site.processes.contains(before[1]))
            #expect(site.log.components(separatedBy: "has not answered").count == 2)
        }

        @Test("Workers that have done enough are replaced without a lost request")
        func retired() throws {
            let site = try WorkerSite(["--max-requests", "300"])
            let load = try WebLoad(clients: 8, on: site.site)
            let before = site.processes
            #expect(waitUntil(timeout: .seconds(60)) { Set(site.processes).isDisjoint(with: before) })
            #expect(load.waitForMore())
            load.end()
            #expect(load.failures == [])
            #expect(site.log.contains("is to be replaced: it has taken "))
        }

        @Test("A worker that uses too much memory is replaced")
        func tooLarge() throws {
            let site = try WorkerSite(workers: 1, ["--max-memory", "1MB"])
            #expect(site.waitForLog("is to be replaced: it uses "))
            #expect(site.waitForReady(generation: 1, count: 2))
        }

        @Test("Workers end when their supervisor does")
        func orphans() throws {
            let site = try WorkerSite()
            let workers = site.processes
            #expect(workers.count == 2)
            site.site.app.signal(SIGKILL)
            #expect(waitUntil { workers.allSatisfy { kill($0, 0) != 0 } })
        }

        @Test("The supervisor stops its workers after their requests", arguments: [SIGTERM, SIGINT])
        func stop(signal: Int32) throws {
            let site = try WorkerSite()
            let clients = try (0..<4).map { _ in try site.site.connect() }
            for client in clients { try client.send("GET /slow?ms=700 HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) }
            #expect(site.waitForSlow(4))
            let workers = site.processes
            site.site.app.signal(signal)
            for client in clients { #expect(try client.receive().text == "slow\n") }
            #expect(try site.site.app.waitForEnd() == .exited(0))
            #expect(workers.allSatisfy { kill($0, 0) != 0 })
            #expect(site.log.hasSuffix("Stopped\n"))
        }

        @Test(
            "SIGQUIT and a second SIGTERM stop at once",
            arguments: [
                ([SIGQUIT], Ending.exited(0)), ([SIGTERM, SIGTERM], .exited(130)),
            ]
        )
        func stopAtOnce(signals: [Int32], ending: Ending) throws {
            let site = try WorkerSite()
            let client = try site.site.connect()
            try client.send("GET /slow?ms=20000 HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            #expect(site.waitForSlow(1))
            let workers = site.processes
            for signal in signals {
                site.site.app.signal(signal)
                if signals.count > 1 { #expect(site.waitForLog("Stopping: ")) }
            }
            #expect(try site.site.app.waitForEnd() == ending)
            #expect(waitUntil { workers.allSatisfy { kill($0, 0) != 0 } })
        }

        @Test("The supervisor is one small thread")
        func footprint() throws {
            let site = try WorkerSite()
            let footprint = try ProcessFootprint(of: site.supervisor)
            #expect(footprint.threads == 1)
            #expect(footprint.descriptors < 12)
        }
    }
}
