// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// What whoever starts a program with workers sees of a start that fails, when the log is in a file.
    struct StarterTests {
        private static let reason = "LiveApp: the application cannot be made: no database\n"

        @Test("The reason why no worker can start is on the terminal and in the log file")
        func failedStart() throws {
            let folder = try RunFolder()
            let process = try start(["--failure", "no database"], in: folder)
            #expect(try process.waitForEnd() == .exited(1))
            let terminal = folder.text(of: "terminal.log")
            #expect(terminal.hasPrefix(Self.reason))
            #expect(terminal.contains("\nLiveApp: The program cannot serve: Worker "))
            #expect(terminal.split(separator: "\n").count == 2)
            let log = folder.text(of: "app.log")
            #expect(log.contains(Self.reason))
            #expect(log.contains("The program cannot serve: Worker "))
        }

        @Test("The reason is told under spawn-fcgi too", arguments: [true, false])
        func failedSpawn(hasLogFile: Bool) throws {
            let folder = try RunFolder()
            let log = hasLogFile ? ["--log-file", "app.log"] : []
            let program = [BuiltProgram.liveApp.path, "serve", "--workers", "2", "--failure", "no database"] + log
            // spawn-fcgi leaves after a tenth of a second, and with it its terminal: a busy machine may not have begun
            // to run the program by then.
            var attempt = 0
            var output = ""
            try waitUntil(timeout: .seconds(60)) {
                attempt += 1
                output = try LeftBehind(folder, ["-s", "\(attempt).sock", "--"] + program).output
                return output.contains(Self.reason)
            }
            #expect(output.contains(Self.reason))
            #expect(output.contains("LiveApp: The program cannot serve: Worker "))
            #expect(folder.text(of: "app.log").contains(Self.reason) == hasLogFile)
        }

        @Test("Once it serves, a program lets go of the terminal")
        func letsGo() throws {
            let folder = try RunFolder()
            let process = try start([], in: folder)
            #expect(waitUntil { folder.text(of: "app.log").components(separatedBy: "is ready").count > 2 })
            #expect(waitUntil { holders(of: folder.file("terminal.log"), process).isEmpty })
            process.signal(SIGHUP)
            #expect(waitUntil { folder.text(of: "app.log").contains("Generation 2 serves") })
            #expect(holders(of: folder.file("terminal.log"), process).isEmpty)
            process.signal(SIGTERM)
            #expect(try process.waitForEnd() == .exited(0))
            #expect(folder.text(of: "terminal.log") == "")
        }

        private func start(_ options: [String], in folder: RunFolder) throws -> ChildProcess {
            let serving = ["serve", "--fastcgi", "unix:a.sock", "--workers", "2", "--log-file", "app.log"]
            return try ChildProcess(
                BuiltProgram.liveApp.path,
                serving + options,
                in: folder,
                log: "terminal.log",
                output: "output.log"
            )
        }

        /// Those of the program's processes that have a file open.
        private func holders(of file: String, _ process: ChildProcess) -> [pid_t] {
            let files = FileManager.default
            let all = [process.id] + ((try? ProcessTable.children(of: process.id)) ?? [])
            return all.filter { id in
                let open = (try? files.contentsOfDirectory(atPath: "/proc/\(id)/fd")) ?? []
                return open.contains { (try? files.destinationOfSymbolicLink(atPath: "/proc/\(id)/fd/\($0)")) == file }
            }
        }
    }
}
