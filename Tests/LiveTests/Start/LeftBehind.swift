// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// Applications that spawn-fcgi has started and left: nobody's children, known by a file with their ids.
final class LeftBehind {
    /// How spawn-fcgi ended.
    let ending: Ending
    /// What it, and the application through it, said.
    let output: String
    private let processes: [pid_t]
    private let shell: ChildProcess

    /// Starts them, and waits until spawn-fcgi has left.
    init(_ folder: RunFolder, _ options: [String], count: Int = 1) throws {
        guard let spawnFCGI = Installed.spawnFCGI else { throw TestFailure("spawn-fcgi is not installed") }
        // Through a pipe, as in a terminal: into a file, two processes would write over each other.
        let script = #"{ "$@"; echo $? >status; } 2>&1 | cat"#
        let arguments = ["-c", script, "sh", spawnFCGI, "-P", "app.pid"] + options
        shell = try ChildProcess("/bin/sh", arguments, in: folder, log: "spawn.log")
        let id = shell.id
        guard waitUntil({ ProcessTable.hasEnded(id) }) else { throw TestFailure("spawn-fcgi does not leave") }
        let status = folder.text(of: "status").split(separator: "\n").first.flatMap { Int32($0) }
        ending = .exited(status ?? -1)
        output = folder.text(of: "spawn.log")
        // What failed to start has left its id there too, which may be another's by now.
        processes =
            ending == .exited(0) ? folder.text(of: "app.pid").split { !$0.isNumber }.compactMap { pid_t($0) } : []
        guard ending != .exited(0) || processes.count == count else { throw TestFailure("pid file: \(processes)") }
    }

    deinit {
        for process in processes { kill(process, SIGKILL) }
    }

    /// Asks them to stop, and waits for that.
    func stop() throws -> Bool {
        for process in processes { kill(process, SIGTERM) }
        return waitUntil { processes.allSatisfy(ProcessTable.hasEnded) }
    }
}
