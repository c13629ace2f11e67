// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// An application started by spawn-fcgi.
final class SpawnedApp {
    let folder: RunFolder
    let listening: Listening
    private let process: ChildProcess

    /// Starts it, and waits until its socket takes connections.
    ///
    /// - Parameter link: The name of a link to the program in the run folder, under which it is started.
    init(
        _ program: BuiltProgram = .liveApp,
        _ arguments: [String] = [],
        on listening: Listening = .unix,
        in folder: RunFolder,
        link: String? = nil
    ) throws {
        guard let spawnFCGI = Installed.spawnFCGI else { throw TestFailure("spawn-fcgi is not installed") }
        self.folder = folder
        self.listening = listening
        if let link { try folder.link(link, to: program.path) }
        let path = link.map(folder.file) ?? program.path
        let options = ["-n"] + Self.options(listening) + ["--", path] + arguments
        process = try ChildProcess(spawnFCGI, options, in: folder, log: Self.logName)
        let answers = waitUntil { !process.isRunning || (try? connect()) != nil }
        guard answers, process.isRunning else { throw TestFailure("\(program) does not start: \(log)") }
    }

    /// spawn-fcgi becomes the application, which keeps this id as long as it lives.
    var id: pid_t { process.id }
    var isRunning: Bool { process.isRunning }
    /// What it wrote to its standard error.
    var log: String { folder.text(of: Self.logName) }

    /// A connection straight to it, without nginx.
    func connect() throws -> FastCGIClient {
        switch listening {
        case .unix: try FastCGIClient(unix: folder.file("hello.sock"))
        case .tcp(let port): try FastCGIClient(port: port)
        }
    }

    /// Asks it to stop, and waits for that.
    func stop() throws -> Ending {
        signal(SIGTERM)
        return try waitForEnd()
    }

    func signal(_ signal: Int32) {
        process.signal(signal)
    }

    func waitForEnd() throws -> Ending {
        try process.waitForEnd()
    }

    /// When root runs the tests, nginx's worker processes are www-data's.
    private static func options(_ listening: Listening) -> [String] {
        switch listening {
        case .unix: ["-s", "hello.sock", "-M", "0660"] + (geteuid() == 0 ? ["-G", "www-data"] : [])
        case .tcp(let port): ["-a", "127.0.0.1", "-p", "\(port)"]
        }
    }

    private static let logName = "app.log"
}
