// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// A supervisor and the programs that start it.
    struct ServiceTests {
        @Test("The reason why a program cannot start is told at once, by one worker")
        func cannotStart() throws {
            let folder = try RunFolder()
            let arguments = ["serve", "--fastcgi", "unix:a.sock", "--workers", "4", "--failure", "no database"]
            let process = try ChildProcess(BuiltProgram.liveApp.path, arguments, in: folder, log: "app.log")
            #expect(try process.waitForEnd() == .exited(1))
            let lines = folder.text(of: "app.log").split(separator: "\n").filter { !$0.contains("Serving FastCGI") }
            #expect(lines.count == 2)
            #expect(lines.first == "LiveApp: the application cannot be made: no database")
            #expect(lines.last?.contains("The program cannot serve: Worker ") == true)
            #expect(access(folder.file("a.sock"), F_OK) != 0)
        }

        @Test("The reason is told under spawn-fcgi too, whose socket's file stays")
        func cannotStartSpawned() throws {
            let folder = try RunFolder()
            let command = [BuiltProgram.liveApp.path, "serve", "--workers", "2", "--failure", "no database"]
            let arguments = ["-n", "-s", "a.sock", "--"] + command
            let process = try ChildProcess(try #require(Installed.spawnFCGI), arguments, in: folder, log: "app.log")
            #expect(try process.waitForEnd() == .exited(1))
            #expect(folder.text(of: "app.log").contains("LiveApp: the application cannot be made: no database\n"))
            #expect(access(folder.file("a.sock"), F_OK) == 0)
        }

        @Test("A service manager is told of start, reload, stop, and that all is well")
        func notified() throws {
            let folder = try RunFolder()
            let listener = try NotifyListener(folder.file("notify"))
            let variables = ["NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "100000"]
            let process = try ChildProcess(
                BuiltProgram.liveApp.path,
                ["serve", "--fastcgi", "unix:a.sock", "--workers", "2"],
                in: folder,
                log: "app.log",
                environment: variables
            )
            #expect(listener.waitFor("READY=1"))
            #expect(listener.waitFor("WATCHDOG=1"))
            #expect(listener.waitFor("WATCHDOG=1"))
            process.signal(SIGHUP)
            #expect(listener.waitFor("RELOADING=1\nMONOTONIC_USEC="))
            #expect(listener.waitFor("READY=1"))
            process.signal(SIGTERM)
            #expect(listener.waitFor("STOPPING=1"))
            #expect(try process.waitForEnd() == .exited(0))
        }

        @Test("A service manager is told of a program without workers too", arguments: [true, false])
        func notifiedAlone(isFastCGI: Bool) throws {
            let folder = try RunFolder()
            let listener = try NotifyListener(folder.file("notify"))
            let address = isFastCGI ? ["--fastcgi", "unix:a.sock"] : ["--http", "unix:a.sock"]
            let process = try ChildProcess(
                BuiltProgram.liveApp.path,
                ["serve"] + address,
                in: folder,
                log: "app.log",
                environment: ["NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "100000"]
            )
            #expect(listener.waitFor("READY=1"))
            for _ in 0..<3 { #expect(listener.waitFor("WATCHDOG=1")) }
            process.signal(SIGTERM)
            #expect(listener.waitFor("STOPPING=1"))
            #expect(try process.waitForEnd() == .exited(0))
        }

        @Test("A socket that systemd opened is passed on, and its file stays", .needsSystemd)
        func socketActivation() throws {
            let folder = try RunFolder()
            let path = folder.file("a.sock")
            let arguments = ["-l", path, BuiltProgram.liveApp.path, "serve", "--workers", "2"]
            let program = try #require(Installed.socketActivate)
            let process = try ChildProcess(program, arguments, in: folder, log: "app.log")
            #expect(waitUntil { access(path, F_OK) == 0 })
            // It starts the program when somebody connects.
            let client = try FastCGIClient(unix: path)
            #expect(try client.exchange(TestRequest("GET", "/")).text.hasPrefix("Status: 200 "))
            client.close()
            process.signal(SIGHUP)
            #expect(waitUntil { folder.text(of: "app.log").contains("Generation 2 serves") })
            #expect(try FastCGIClient(unix: path).exchange(TestRequest("GET", "/")).isComplete)
            process.signal(SIGTERM)
            #expect(try process.waitForEnd() == .exited(0))
            #expect(access(path, F_OK) == 0)
        }

        @Test("A worker is not started by hand")
        func byHand() throws {
            let folder = try RunFolder()
            let process = try ChildProcess(
                BuiltProgram.liveApp.path,
                ["serve", "--fastcgi", "unix:a.sock"],
                in: folder,
                log: "app.log",
                environment: ["FUNNEL_WORKER": "1"]
            )
            #expect(try process.waitForEnd() == .exited(1))
            let reason = "FUNNEL_WORKER is for worker processes and is set by their supervisor only"
            #expect(folder.text(of: "app.log") == "LiveApp: \(reason)\n")
        }
    }

    /// The files of Documentation/deploy.
    struct DeploymentTests {
        private static let files = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../Documentation/deploy").standardized.path

        private func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(Self.files)/\(name)", encoding: .utf8)
        }

        @Test("nginx takes the upstream of several hosts")
        func upstream() throws {
            let folder = try RunFolder()
            try folder.write("", to: "fastcgi_params")
            try folder.write(try text("nginx-upstream.conf"), to: "upstream.conf")
            let paths = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map { "\($0)_temp_path \($0);" }
            let http = paths.joined(separator: " ") + " access_log off; include upstream.conf;"
            let text = "pid nginx.pid; error_log stderr; events {} http { \(http) }"
            try folder.write(text, to: "nginx.conf")
            let options = ["-t", "-q", "-p", folder.path, "-c", folder.file("nginx.conf")]
            let process = try ChildProcess(try #require(Installed.nginx), options, in: folder, log: "check.log")
            #expect(try process.waitForEnd() == .exited(0))
            #expect(!folder.text(of: "check.log").contains("[emerg]"))
        }

        @Test("systemd takes the units", .needsSystemd)
        func units() throws {
            let folder = try RunFolder()
            let service = try text("hello.service")
            let place = "/srv/hello/hello"
            #expect(service.contains("ExecStart=\(place) serve --workers auto\n"))
            let edited = service.replacingOccurrences(
                of: "ExecStart=\(place)",
                with: "ExecStart=\(BuiltProgram.hello.path)"
            )
            try folder.write(edited, to: "hello.service")
            try folder.write(try text("hello.socket"), to: "hello.socket")
            let options = ["verify", folder.file("hello.service"), folder.file("hello.socket")]
            let program = try #require(Installed.systemdAnalyze)
            let process = try ChildProcess(program, options, in: folder, log: "check.log")
            #expect(try process.waitForEnd() == .exited(0))
            #expect(!folder.text(of: "check.log").contains("hello"))
        }
    }
}
