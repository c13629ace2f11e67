// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// Handlers that trap, and handlers that do not come back.
    struct TrapTests {
        private static let kinds = ["index", "nil", "overflow", "fatalError", "stackOverflow", "pointer"]
        /// The function of Trap.swift in which each happens.
        private static let functions = [
            "index": "element", "nil": "unwrap", "overflow": "overflow", "fatalError": "fail",
            "stackOverflow": "recurse", "pointer": "store",
        ]

        @Test(
            "A trap before output was sent is answered 500, and one line tells all",
            arguments: ["before", "written"]
        )
        func answered(stage: String) throws {
            let site = try WorkerSite()
            for (number, kind) in Self.kinds.enumerated() {
                let target = "/trap/\(kind)?stage=\(stage)"
                let body = number % 2 == 0 ? nil : TestBody.pattern(10_000)
                let answer = try site.site.exchange(body == nil ? "GET" : "POST", target, body: body)
                #expect(answer.status == 500, "\(kind)")
                #expect(answer.text.hasSuffix("<body>500: Internal Server Error</body></html>"), "\(kind)")
                try expectOneLine(in: site, kind: kind, outcome: "answered 500", number: number + 1)
            }
            try expectReplacements(of: site, count: Self.kinds.count)
        }

        @Test("A trap after output was sent cuts the response")
        func cut() throws {
            let site = try WorkerSite()
            for (number, kind) in Self.kinds.enumerated() {
                #expect(throws: (any Error).self, "\(kind)") {
                    try site.site.exchange("GET", "/trap/\(kind)?stage=after")
                }
                try expectOneLine(in: site, kind: kind, outcome: "connection cut", number: number + 1)
            }
            try expectReplacements(of: site, count: Self.kinds.count)
        }

        @Test("A trap behind the response leaves the response whole")
        func afterwards() throws {
            let site = try WorkerSite()
            let answer = try site.site.exchange("GET", "/trap/index?stage=end")
            #expect(answer.status == 200 && answer.body.count == 100)
            try expectOneLine(in: site, kind: "index", outcome: "after the response", number: 1)
            try expectReplacements(of: site, count: 1)
        }

        @Test("A trap among 1,000 requests fails none of them", arguments: [1, 2])
        func underLoad(workers: Int) throws {
            let site = try WorkerSite(workers: workers)
            let load = try WebLoad(clients: 20, on: site.site)
            #expect(load.waitForMore(300))
            #expect(try site.site.exchange("GET", "/trap/index").status == 500)
            #expect(load.waitForMore(700))
            load.end()
            #expect(load.failures == [])
            try expectReplacements(of: site, count: 1)
        }

        @Test(
            "A trap of each kind, at each stage, among 1,000 requests fails none of them",
            arguments: ["before", "after"]
        )
        func eachUnderLoad(stage: String) throws {
            let site = try WorkerSite()
            let load = try WebLoad(clients: 20, on: site.site)
            for kind in Self.kinds {
                #expect(load.waitForMore(500), "\(kind)")
                let answer = try? site.site.exchange("GET", "/trap/\(kind)?stage=\(stage)")
                #expect(answer?.status == (stage == "before" ? 500 : nil), "\(kind)")
                #expect(load.waitForMore(500), "\(kind)")
            }
            load.end()
            #expect(load.failures == [])
            try expectReplacements(of: site, count: Self.kinds.count)
        }

        /// 1,000 with `FUNNEL_TRAPS=1000`.
        private static let trapCount = ProcessInfo.processInfo.environment["FUNNEL_TRAPS"].flatMap { Int($0) } ?? 60

        @Test("Traps in a row stop nothing and leak nothing")
        func manyTraps() throws {
            let site = try WorkerSite()
            // What is taken once is there after the first ones.
            for _ in 0..<5 { #expect(try site.site.exchange("GET", "/trap/overflow").status == 500) }
            #expect(waitUntil(timeout: .seconds(60)) { site.processes.count == site.workers })
            let before = try ProcessFootprint(of: site.supervisor)
            for number in 0..<Self.trapCount {
                #expect(try site.site.exchange("GET", "/trap/overflow").status == 500, "\(number)")
                #expect(try site.site.exchange("GET", "/slow?ms=1").status == 200, "\(number)")
            }
            #expect(waitUntil(timeout: .seconds(60)) { site.processes.count == site.workers })
            #expect(try waitUntil { try ProcessFootprint(of: site.supervisor).descriptors == before.descriptors })
            let after = try ProcessFootprint(of: site.supervisor)
            #expect(after.threads == before.threads)
            #expect(after.memory < before.memory + 4 << 20)
            #expect(try ProcessFootprint(of: try #require(site.processes.first)).threads < 12)
            // Each has a line, though maybe without names.
            #expect(waitUntil { lines(of: site).count == Self.trapCount + 5 })
        }

        @Test("A process without a supervisor finishes what it has and ends with 70")
        func alone() throws {
            let site = try Site(.liveApp, ["serve", "--threads", "4"])
            let slow = try site.connect()
            try slow.send("GET /slow?ms=1000 HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            #expect(waitUntil { site.app.log.contains("a slow request begins") })
            #expect(try site.exchange("GET", "/trap/index").status == 500)
            #expect(try slow.receive().text == "slow\n")
            #expect(try site.app.waitForEnd() == .exited(70))
        }

        @Test("Requests that wait for threads that trap are answered by others")
        func allThreads() throws {
            let site = try Site(.liveApp, ["serve", "--threads", "1"])
            let slow = try site.connect()
            try slow.send("GET /slow?ms=700 HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            #expect(waitUntil { site.app.log.contains("a slow request begins") })
            let waiting = try (0..<3).map { _ in try site.connect() }
            for client in waiting { try client.send("GET /trap/index HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) }
            #expect(try slow.receive().text == "slow\n")
            for client in waiting { #expect(try client.receive().status == 500) }
            #expect(try site.app.waitForEnd() == .exited(70))
        }

        @Test("Containment can be switched off, by an option and by the environment's twin")
        func off() throws {
            let site = try Site(.liveApp, ["serve", "--containment", "off"])
            #expect(try site.exchange("GET", "/trap/index").status == 502)
            #expect(try site.app.waitForEnd() == .killed(SIGILL))
            #expect(!site.app.log.contains("Trap:"))
        }

        @Test("A signal that somebody sends is no trap", arguments: [SIGSEGV, SIGABRT, SIGILL])
        func sent(signal: Int32) throws {
            let folder = try RunFolder()
            let process = try ChildProcess(
                BuiltProgram.liveApp.path,
                ["serve", "--fastcgi", "unix:a.sock"],
                in: folder,
                log: "app.log",
                // Swift's own handler passes a signal that was sent over.
                environment: ["SWIFT_BACKTRACE": "enable=no"]
            )
            #expect(waitUntil { folder.text(of: "app.log").contains("Serving FastCGI") })
            process.signal(signal)
            #expect(try process.waitForEnd() == .killed(signal))
            #expect(!folder.text(of: "app.log").contains("Trap:"))
        }

        @Test("A request past its limit is answered 504, and its process replaced")
        func stuck() throws {
            let site = try WorkerSite(["--request-timeout", "1", "--drain-timeout", "1"])
            #expect(try site.site.exchange("GET", "/slow?ms=600000").status == 504)
            #expect(site.waitForLog("504: GET /slow?ms=600000 "))
            let line = try #require(site.log.split(separator: "\n").first { $0.contains("504: ") })
            #expect(line.contains("in phase handler after 1."))
            #expect(line.contains("LiveApp.SlowHandler, route /slow"))
            #expect(line.contains("SlowHandler.get() (SlowHandler.swift:"))
            try expectReplacements(of: site, count: 1)
        }

        @Test("A request that takes longer than --slow-log has a line when it ends")
        func slow() throws {
            let site = try WorkerSite(["--slow-log", "300ms"])
            #expect(try site.site.exchange("GET", "/slow?ms=400").status == 200)
            #expect(try site.site.exchange("GET", "/slow?ms=1").status == 200)
            #expect(site.waitForLog("Slow: 200 GET /slow?ms=400 (127.0.0.1): LiveApp.SlowHandler, route /slow body="))
            #expect(site.log.components(separatedBy: "Slow: ").count == 2)
        }

        private func expectOneLine(in site: WorkerSite, kind: String, outcome: String, number: Int) throws {
            #expect(waitUntil { lines(of: site).count == number }, "\(kind): \(site.log)")
            let line = try #require(lines(of: site).last)
            #expect(line.contains(" /trap/\(kind)?stage="))
            #expect(line.contains("LiveApp.TrapHandler, route /trap/([a-zA-Z]+)"))
            #expect(line.contains(", \(outcome): "))
            let function = Self.functions[kind] ?? "?"
            #expect(line.contains("Trap.\(function)("), "\(line)")
            #expect(line.contains("(Trap.swift:"), "\(line)")
        }

        private func lines(of site: WorkerSite) -> [String] {
            site.log.split(separator: "\n").map(String.init).filter { $0.contains("Trap: SIG") }
        }

        /// As many workers as there were at the start, none of them damaged, and none that counts as dead.
        private func expectReplacements(of site: WorkerSite, count: Int) throws {
            #expect(site.waitForReady(generation: 1, count: site.workers + count), "\(site.log)")
            #expect(waitUntil { site.processes.count == site.workers })
            #expect(!site.log.contains("it is replaced"))
            #expect(try site.site.exchange("GET", "/slow?ms=1").status == 200)
        }
    }
}
