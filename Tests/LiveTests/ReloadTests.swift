// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// SIGHUP under load.
    struct ReloadTests {
        @Test("20 reloads under load lose no request", arguments: [true, false])
        func manyReloads(isKept: Bool) throws {
            let site = try WorkerSite(isKept: isKept)
            let load = try WebLoad(clients: 12, on: site.site)
            let before = site.processes
            for generation in 2...21 {
                site.site.app.signal(SIGHUP)
                #expect(site.waitForLog("Generation \(generation) serves"))
                #expect(load.waitForMore(50))
            }
            load.end()
            #expect(load.failures == [])
            #expect(waitUntil { site.processes.count == site.workers })
            #expect(Set(site.processes).isDisjoint(with: before))
        }

        @Test("Signals of all kinds during 10,000 requests lose none and cut none")
        func signals() throws {
            let site = try WorkerSite()
            let load = try WebLoad(clients: 8, on: site.site)
            var generation = 1
            while load.answered < 10_000 {
                generation += 1
                for _ in 0..<20 {
                    for signal in [SIGUSR1, SIGCHLD, SIGPIPE] {
                        for process in [site.supervisor] + site.processes { kill(process, signal) }
                    }
                }
                site.site.app.signal(SIGHUP)
                #expect(site.waitForLog("Generation \(generation) serves"))
                #expect(load.waitForMore(500))
            }
            load.end()
            #expect(load.failures == [])
        }

        @Test(
            "A program that cannot start does not replace one that serves",
            arguments: [
                ("kill -SEGV $$", "was killed by SIGSEGV before it was ready"),
                ("exit 3", "ended with exit status 3 before it was ready"),
                ("exec sleep 1000", "is not ready after 1 s"),
            ]
        )
        func badProgram(command: String, reason: String) throws {
            let site = try WorkerSite(["--start-timeout", "1"])
            let load = try WebLoad(clients: 8, on: site.site)
            let before = site.processes
            try site.replaceProgram(with: command)
            site.site.app.signal(SIGHUP)
            #expect(site.waitForLog("Generation 2 is given up"))
            #expect(site.log.contains(reason))
            #expect(load.waitForMore())
            load.end()
            #expect(load.failures == [])
            #expect(waitUntil { site.processes == before })

            try site.site.app.folder.link("program", to: BuiltProgram.liveApp.path)
            site.site.app.signal(SIGHUP)
            #expect(site.waitForLog("Generation 3 serves"))
        }

        @Test("20 reloads of an HTTP server under load lose no request")
        func overHTTP() throws {
            let folder = try RunFolder()
            let port = try FreePort.pick()
            let serving = ["serve", "--http", "127.0.0.1:\(port)", "--workers", "2", "--log-level", "notice"]
            let app = try ChildProcess(BuiltProgram.liveApp.path, serving, in: folder, log: "app.log")
            #expect(waitUntil { folder.text(of: "app.log").contains("is ready (generation 1)") })
            let load = try WebLoad(clients: 8, port: port)
            for generation in 2...21 {
                app.signal(SIGHUP)
                #expect(waitUntil { folder.text(of: "app.log").contains("Generation \(generation) serves") })
                #expect(load.waitForMore(50))
            }
            load.end()
            #expect(load.failures == [])
            app.signal(SIGTERM)
            #expect(try app.waitForEnd() == .exited(0))
        }

        @Test("Requests in hand are finished by the workers that go")
        func slowRequest() throws {
            let site = try WorkerSite(workers: 1)
            let client = try site.site.connect()
            let worker = site.processes
            try client.send("GET /slow?ms=1500 HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            #expect(site.waitForSlow(1))
            site.site.app.signal(SIGHUP)
            #expect(site.waitForLog("Generation 2 serves"))
            #expect(try waitUntil { try site.site.exchange("GET", "/process").text != "\(worker[0])\n" })
            #expect(site.processes.contains(worker[0]))
            #expect(try client.receive().text == "slow\n")
            #expect(waitUntil { !site.processes.contains(worker[0]) })
        }
    }
}
