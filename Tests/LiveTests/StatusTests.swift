// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// What the status page says, against what was sent.
    struct StatusTests {
        private static let pages = ["--status-path", "/status", "--ping-path", "/ping"]

        /// Sends requests of all kinds, on connections that are kept and others.
        private func sendAll(to app: SpawnedApp, _ sent: inout SentRequests) throws {
            for _ in 0..<5 {
                try sent.send(TestRequest("GET", "/slow", keep: false), to: app)
                try sent.send(TestRequest("GET", "/nowhere", keep: false), to: app)
                try sent.send(TestRequest("GET", "/error", keep: false), to: app)
                try sent.send(TestRequest("GET", "/redirect", keep: false), to: app)
                try sent.send(TestRequest("POST", "/echo", keep: false, body: TestBody.pattern(3_000)), to: app)
            }
            let kept = try app.connect()
            sent.expect("funnel_connections_accepted_total")
            for _ in 0..<10 { try sent.send(TestRequest("POST", "/unread", body: TestBody.pattern(900)), on: kept) }
        }

        @Test("Figures agree with what was sent, exactly, after a reload, a crash, a trap and limits too")
        func exact() throws {
            let site = try WorkerSite(Self.pages + ["--max-body", "5000"])
            let app = site.site.app
            let before = try app.status()
            var sent = SentRequests()
            // The one before counts itself as a connection.
            sent.expect("funnel_status_requests_total")
            try sendAll(to: app, &sent)

            app.signal(SIGHUP)
            #expect(site.waitForLog("Generation 2 serves"))
            #expect(waitUntil { site.processes.count == 2 })
            sent.expect("funnel_workers_ended_total", 2)
            try sendAll(to: app, &sent)

            let killed = try #require(site.processes.first)
            kill(killed, SIGKILL)
            #expect(site.waitForReady(generation: 2, count: 3))
            sent.expect("funnel_workers_ended_total")
            sent.expect("funnel_workers_lost_total")
            try sendAll(to: app, &sent)

            try trap(site, &sent)
            try meetLimits(app, &sent)
            try loseRequest(site, &sent)
            try sendAll(to: app, &sent)
            sent.expect("funnel_connections_accepted_total")
            let after = try app.status()
            #expect(sent.differences(from: before, to: after) == [])
            #expect(after["funnel_generation"] == 2 && after["funnel_workers"] == 2 && after["funnel_threads"] == 4)
            #expect(after["funnel_requests_in_hand"] == 0 && after["funnel_requests_waiting"] == 0)
            #expect(after.contains { $0.key.hasPrefix("funnel_listen_queue_length{") && $0.value == 0 })
        }

        private func trap(_ site: WorkerSite, _ sent: inout SentRequests) throws {
            let ready = site.log.components(separatedBy: "is ready (generation 2)").count
            let reply = try site.site.app.connect().exchange(TestRequest("GET", "/trap/index", keep: false))
            #expect(reply.text.hasPrefix("Status: 500 "))
            #expect(waitUntil { site.log.components(separatedBy: "is ready (generation 2)").count > ready })
            #expect(waitUntil { site.processes.count == 2 })
            for name in ["requests", "connections_accepted", "workers_ended", "traps"] {
                sent.expect("funnel_\(name)_total")
            }
            sent.expect("funnel_responses_total{class=\"5xx\"}")
        }

        private func meetLimits(_ app: SpawnedApp, _ sent: inout SentRequests) throws {
            var many = TestRequest("GET", "/slow", keep: false)
            many.parameters += (0..<256).map { ("P\($0)", "v") }
            try sent.send(many, to: app)
            sent.expectLimit("tooManyParameters")
            try sent.send(TestRequest("POST", "/echo", keep: false, body: TestBody.pattern(6_000)), to: app)
            sent.expectLimit("largeBodies")
            var claiming = TestRequest("GET", "/slow", keep: false)
            claiming.parameters.append(("HTTP_X_LARGE", String(repeating: "x", count: 70_000)))
            let reply = try app.connect().exchange(claiming)
            #expect(reply.text.hasPrefix("Status: 431 "))
            sent.expectLimit("excessiveParameters")
            for name in ["requests", "connections_accepted"] { sent.expect("funnel_\(name)_total") }
            sent.expect("funnel_responses_total{class=\"4xx\"}")
            let garbage = try app.connect()
            try garbage.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
            #expect(try garbage.isAtEnd())
            sent.expect("funnel_connections_accepted_total")
            sent.expect("funnel_connections_malformed_total")
        }

        /// A worker is killed while it has a request in hand.
        private func loseRequest(_ site: WorkerSite, _ sent: inout SentRequests) throws {
            let slow = try site.site.app.connect()
            try slow.send(TestRequest("GET", "/slow?ms=60000", keep: false).bytes)
            #expect(site.waitForSlow(1))
            let status = try site.site.app.status()
            sent.expect("funnel_status_requests_total")
            sent.expect("funnel_connections_accepted_total", 2)
            let sample = try #require(
                status.first { $0.key.hasPrefix("funnel_worker_requests_in_hand") && $0.value == 1 }
            )
            let process = try #require(sample.key.components(separatedBy: "pid=\"").last?.prefix { $0 != "\"" })
            let ready = site.log.components(separatedBy: "is ready (generation 2)").count
            kill(try #require(pid_t(process)), SIGKILL)
            #expect(try slow.isAtEnd())
            #expect(waitUntil { site.log.components(separatedBy: "is ready (generation 2)").count > ready })
            for name in ["requests", "requests_lost", "workers_ended", "workers_lost"] {
                sent.expect("funnel_\(name)_total")
            }
            sent.expectLimit("lostRequests")
        }

        @Test("Status and ping are answered while every thread of every worker is busy")
        func allBusy() throws {
            let site = try WorkerSite(Self.pages)
            let app = site.site.app
            let slow = try (1...8).map { number in
                let client = try app.connect()
                try client.send(TestRequest("GET", "/slow?ms=600000").bytes)
                #expect(site.waitForSlow(number))
                return client
            }
            var longest = Duration.zero
            for _ in 0..<25 {
                let start = ContinuousClock.now
                let status = try app.status()
                longest = max(longest, start.duration(to: .now))
                // They are still at it.
                #expect(status["funnel_requests_in_hand"] == 8)
            }
            let nginx = try site.site.connect()
            for _ in 0..<25 {
                let start = ContinuousClock.now
                #expect(try nginx.exchange("GET", "/ping").text == "pong")
                longest = max(longest, start.duration(to: .now))
            }
            #expect(try app.status()["funnel_requests_in_hand"] == 8)
            print("answered with all threads busy within \(longest / .milliseconds(1)) ms")
            let waiting = try site.site.connect()
            try waiting.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nwaits".utf8)
            #expect(try waitUntil { try app.status()["funnel_requests_waiting"] == 1 })
            app.signal(SIGQUIT)
            #expect(try app.waitForEnd() == .exited(0))
            withExtendedLifetime(slow) {}
        }

        @Test("Requests that wait are answered when a thread is free, and those beyond the limit 503")
        func overload() throws {
            let site = try WorkerSite(workers: 1, Self.pages + ["--max-waiting", "2"])
            let app = site.site.app
            let slow = try (1...4).map { number in
                let client = try site.site.connect()
                try client.send("GET /slow?ms=3000 HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
                #expect(site.waitForSlow(number))
                return client
            }
            let waiting = try (0..<2).map { _ in try site.site.connect() }
            for client in waiting {
                try client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nwaits".utf8)
            }
            #expect(try waitUntil { try app.status()["funnel_requests_waiting"] == 2 })
            let answer = try site.site.exchange("POST", "/echo", body: TestBody.pattern(100))
            #expect(answer.status == 503 && answer.fields["retry-after"] == "5")
            for client in waiting { #expect(try client.receive().text == "waits") }
            for client in slow { #expect(try client.receive().text == "slow\n") }
            #expect(try app.status()["funnel_limit_hits_total{counter=\"overloads\"}"] == 1)
        }

        @Test("The whole world does not see it, and nobody does without the option")
        func hidden() throws {
            let site = try WorkerSite(workers: 1, Self.pages)
            #expect(try site.site.exchange("GET", "/status").text.hasPrefix("generation:    1\n"))
            let fields = "X-Forwarded-For: 203.0.113.5\r\n"
            #expect(try site.site.connect().exchange("GET", "/status", fields: fields).status == 404)
            let other = try Site(.liveApp, ["serve"])
            #expect(try other.exchange("GET", "/status").status == 404)
            #expect(try other.exchange("GET", "/ping").status == 404)
        }

        @Test("`status` asks from the shell, without a web server")
        func command() throws {
            let site = try WorkerSite(workers: 1, Self.pages)
            let folder = site.site.app.folder
            func run(_ arguments: [String]) throws -> (ending: Ending, output: String, errors: String) {
                let process = try ChildProcess(
                    BuiltProgram.hello.path,
                    ["status"] + arguments,
                    in: folder,
                    log: "status.err",
                    output: "status.out"
                )
                return (try process.waitForEnd(), folder.text(of: "status.out"), folder.text(of: "status.err"))
            }
            let text = try run(["unix:hello.sock"])
            #expect(text.ending == .exited(0) && text.output.hasPrefix("generation:    1\n") && text.errors == "")
            let json = try run(["unix:hello.sock", "--json"])
            #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
            let prometheus = try run(["unix:hello.sock", "--prometheus"])
            #expect(try PrometheusText(prometheus.output).samples["funnel_generation"] == 1)
            for (arguments, line) in [
                (["unix:nothing.sock"], "hello: connect to unix:nothing.sock: no such file or directory\n"),
                (["127.0.0.1:1"], "hello: connect to 127.0.0.1:1: connection refused\n"),
                (
                    ["unix:hello.sock", "--path", "/other"],
                    "hello: unix:hello.sock: it has no status page at /other, or not for this program: "
                        + "see --status-path, --status-allow\n"
                ),
            ] {
                let failure = try run(arguments)
                #expect(failure.ending == .exited(1) && failure.output == "" && failure.errors == line)
            }
            #expect(try run([]).ending == .exited(64))
            #expect(try run(["unix:hello.sock", "--json", "--prometheus"]).ending == .exited(64))
            // A worker that stands still accepts nothing.
            for process in site.processes { kill(process, SIGSTOP) }
            let silent = try run(["unix:hello.sock", "--timeout", "1"])
            for process in site.processes { kill(process, SIGCONT) }
            #expect(silent.ending == .exited(1))
            #expect(silent.errors == "hello: wait for unix:hello.sock: connection timed out\n")
        }

        @Test("Workers of the HTTP server have one status too")
        func http() throws {
            let app = try HTTPApp(["--workers", "2", "--threads", "4"] + Self.pages)
            #expect(waitUntil { app.log.components(separatedBy: "is ready (generation 1)").count > 2 })
            for _ in 0..<20 { #expect(try app.connect().exchange("GET", "/slow").status == 200) }
            for _ in 0..<5 { #expect(try app.connect().exchange("GET", "/nowhere").status == 404) }
            for number in 1...6 {
                let text = try app.connect().exchange("GET", "/status?prometheus").text
                let samples = try PrometheusText(text).samples
                #expect(samples["funnel_workers"] == 2)
                #expect(samples["funnel_requests_total"] == 25)
                #expect(samples["funnel_responses_total{class=\"2xx\"}"] == 20)
                #expect(samples["funnel_responses_total{class=\"4xx\"}"] == 5)
                #expect(samples["funnel_connections_accepted_total"] == Double(25 + number))
            }
        }
    }
}
