// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// The ways in which applications are started. That of `spawn-fcgi -n` is every other live test's, those of web
    /// servers are the matrix's.
    @Suite(.needsAllServers)
    struct StartTests {
        @Test("spawn-fcgi starts it and leaves")
        func spawnFCGI() throws {
            let folder = try RunFolder()
            let spawned = try LeftBehind(folder, ["-s", "hello.sock", "--", BuiltProgram.liveApp.path])
            #expect(spawned.ending == .exited(0))
            try expectHello(folder)
            #expect(try spawned.stop())
        }

        @Test("spawn-fcgi's program says on the terminal why it does not start", arguments: [false, true])
        func failedStart(hasLogFile: Bool) throws {
            let folder = try RunFolder()
            let log = hasLogFile ? ["--log-file", "app.log"] : []
            let program = [BuiltProgram.liveApp.path, "serve", "--fastcgi", "unix:/nowhere/x.sock"] + log
            var attempt = 0
            var spawned = try LeftBehind(folder, ["-s", "0.sock", "--"] + program)
            // spawn-fcgi leaves after a tenth of a second, and with it its terminal: a busy machine may not have begun
            // to run the program by then. The one before may still be there, and have its socket.
            try waitUntil(timeout: .seconds(60)) {
                if !spawned.output.contains("LiveApp: ") {
                    attempt += 1
                    spawned = try LeftBehind(folder, ["-s", "\(attempt).sock", "--"] + program)
                }
                return spawned.output.contains("LiveApp: ")
            }
            let lines = spawned.output.split(separator: "\n").map(String.init)
            let reasons = lines.filter { $0.hasPrefix("LiveApp: ") }
            #expect(reasons.count == 1)
            #expect(reasons.first?.contains("/nowhere/x.sock") == true)
            // It had begun to run in time, but not always ended.
            let isInTime = spawned.ending == .exited(1)
            #expect(lines.contains("spawn-fcgi: child exited with: 1") == isInTime)
            #expect(lines.count == 2)
            #expect(folder.text(of: "app.log").contains("/nowhere/x.sock") == hasLogFile)
        }

        @Test("spawn-fcgi shares one socket among several")
        func several() throws {
            let folder = try RunFolder()
            let options = ["-s", "hello.sock", "-F", "3", "--", BuiltProgram.liveApp.path]
            let spawned = try LeftBehind(folder, options, count: 3)
            try expectHello(folder)
            #expect(try spawned.stop())
        }

        @Test("multiwatch starts several on one socket, and those again that end")
        func multiwatch() throws {
            let folder = try RunFolder()
            let multiwatch = try #require(Installed.multiwatch)
            let spawnFCGI = try #require(Installed.spawnFCGI)
            let process = try ChildProcess(
                spawnFCGI,
                ["-n", "-s", "hello.sock", "--", multiwatch, "-f", "2", "--", BuiltProgram.liveApp.path],
                in: folder,
                log: "app.log"
            )
            let children = { try ProcessTable.children(of: process.id) }
            #expect(try waitUntil { try children().count == 2 })
            try expectHello(folder)
            let first = try #require(try children().first)
            kill(first, SIGKILL)
            #expect(try waitUntil { try !children().contains(first) && children().count == 2 })
            try expectHello(folder)
            let all = try children()
            // The first signal becomes SIGUSR1, whatever it is; the next one goes to the applications as it is.
            kill(process.id, SIGTERM)
            kill(process.id, SIGINT)
            #expect(waitUntil { (all + [process.id]).allSatisfy(ProcessTable.hasEnded) })
        }

        @Test("systemd hands over its socket", arguments: [true, false])
        func systemd(isUnix: Bool) throws {
            let folder = try RunFolder()
            let activate = try #require(Installed.socketActivate)
            let port = try FreePort.pick()
            let address = isUnix ? folder.file("hello.sock") : "127.0.0.1:\(port)"
            let options = ["--listen=\(address)", BuiltProgram.liveApp.path, "serve"]
            let process = try ChildProcess(activate, options, in: folder, log: "app.log")
            let connect = {
                isUnix ? try FastCGIClient(unix: folder.file("hello.sock")) : try FastCGIClient(port: port)
            }
            #expect(waitUntil { (try? connect()) != nil })
            let reply = try connect().exchange(TestRequest("GET", "/", keep: false))
            #expect(reply.text.hasSuffix("\r\n\r\nHello, world\n"))
            process.signal(SIGTERM)
            #expect(try process.waitForEnd() == .exited(0))
        }

        @Test("The units are what systemd takes")
        func units() throws {
            guard let analyze = Installed.systemdAnalyze else { return }
            let folder = try RunFolder()
            for name in ["hello.socket", "hello.service"] {
                let start = "ExecStart=/usr/local/bin/hello serve"
                let edits = name == "hello.service" ? [start: "ExecStart=\(BuiltProgram.hello.path) serve"] : [:]
                try folder.write(try DeployedFile.deploy("systemd-socket/\(name)").text(edits), to: name)
            }
            let units = ["hello.socket", "hello.service"].map(folder.file)
            let process = try ChildProcess(analyze, ["verify", "--man=no"] + units, in: folder, log: "verify.log")
            #expect(try process.waitForEnd() == .exited(0))
            #expect(!folder.text(of: "verify.log").contains("hello."))
        }

        private func expectHello(_ folder: RunFolder) throws {
            let client = try FastCGIClient(unix: folder.file("hello.sock"))
            let reply = try client.exchange(TestRequest("GET", "/", keep: false))
            #expect(reply.text.hasSuffix("\r\n\r\nHello, world\n"))
        }
    }
}
