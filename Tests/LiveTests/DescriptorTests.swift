// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// The descriptors of a running application.
    struct DescriptorTests {
        @Test("More connections than descriptors wait, and cost nothing but their time", arguments: [true, false])
        func tooManyConnections(isToldAtTheStart: Bool) throws {
            let folder = try RunFolder()
            let prlimit = try #require(Installed.path(of: "prlimit"))
            let program = [BuiltProgram.liveApp.path, "serve", "--fastcgi", "unix:a.sock", "--threads", "4"]
            let limited = [prlimit, "--nofile=40:40"] + program
            let command = isToldAtTheStart ? limited : program
            let app = try ChildProcess(command[0], Array(command.dropFirst()), in: folder, log: "app.log")
            #expect(waitUntil { folder.text(of: "app.log").contains("Serving FastCGI on ") })
            if !isToldAtTheStart {
                let options = ["--pid", "\(app.id)", "--nofile=40:40"]
                let lowering = try ChildProcess(prlimit, options, in: folder, log: "prlimit.log")
                #expect(try lowering.waitForEnd() == .exited(0))
            }
            let connect = { try FastCGIClient(unix: folder.file("a.sock")) }
            let kept = try (0..<100).map { _ in try connect() }
            for client in kept { try client.send(TestRequest("GET", "/").bytes) }
            #expect(try kept[0].receiveReply().isComplete)
            // What this process has let it inherit may have higher numbers.
            let used = { try open(by: app.id).keys.count { $0 < 40 } }
            #expect(try isToldAtTheStart || waitUntil { try used() == 40 })
            // Each that goes makes room for another one.
            for (index, client) in kept.enumerated() {
                if index > 0 { #expect(try client.receiveReply().isComplete) }
                client.close()
            }
            #expect(try connect().exchange(TestRequest("GET", "/", keep: false)).isComplete)
            #expect(!folder.text(of: "app.log").contains("Trap"))
            app.signal(SIGTERM)
            #expect(try app.waitForEnd() == .exited(0))
        }

        @Test("Programs that an application starts inherit no connection", arguments: [[], ["--workers", "1"]])
        func closedOnExec(workers: [String]) throws {
            let app = try SpawnedApp(.liveApp, ["serve"] + workers, in: RunFolder())
            let kept = try (0..<5).map { _ in try app.connect() }
            for client in kept { #expect(try client.exchange(TestRequest("GET", "/")).isComplete) }
            var processes = [app.id]
            if !workers.isEmpty { processes += try ProcessTable.children(of: app.id) }
            // Those that this process has let it inherit are not its own.
            let ours = Set(try open(by: getpid()).values)
            var passedOn: Set<String> = []
            for process in processes {
                for (number, target) in try open(by: process) where number > 2 && !ours.contains(target) {
                    // It may be closed in between.
                    guard let flags = flags(of: number, in: process), flags & O_CLOEXEC == 0 else { continue }
                    passedOn.insert(target)
                }
            }
            // Foundation gives every program the end of a socket, by which it sees the program's end.
            #expect(passedOn.count <= 1, "\(passedOn)")
            #expect(try app.stop() == .exited(0))
        }

        /// The descriptors of a process, with what they stand for.
        private func open(by process: pid_t) throws -> [Int: String] {
            let folder = "/proc/\(process)/fd"
            let files = FileManager.default
            let pairs = try files.contentsOfDirectory(atPath: folder).compactMap { name in
                let target = try? files.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
                return target.flatMap { target in Int(name).map { ($0, target) } }
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }

        private func flags(of descriptor: Int, in process: pid_t) -> Int32? {
            guard let stream = fopen("/proc/\(process)/fdinfo/\(descriptor)", "r") else { return nil }
            defer { fclose(stream) }
            var bytes = [UInt8](repeating: 0, count: 512)
            let count = fread(&bytes, 1, bytes.count, stream)
            let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
            let line = lines.first { $0.hasPrefix("flags:") }
            return line.flatMap { Int32($0.dropFirst("flags:".count).drop { $0 == "\t" }, radix: 8) }
        }

        @Test("A port that other machines reach is warned of", arguments: [("0.0.0.0", true), ("127.0.0.1", false)])
        func warning(host: String, isWarned: Bool) throws {
            let folder = try RunFolder()
            let port = try FreePort.pick()
            let request = TestRequest("GET", "/", keep: false)
            let arguments = ["serve", "--fastcgi", "\(host):\(port)"]
            let process = try ChildProcess(BuiltProgram.liveApp.path, arguments, in: folder, log: "app.log")
            #expect(waitUntil { (try? FastCGIClient(port: port).exchange(request).isComplete) == true })
            process.signal(SIGTERM)
            #expect(try process.waitForEnd() == .exited(0))
            #expect(folder.text(of: "app.log").contains("who reaches the port controls the program") == isWarned)
        }
    }
}
