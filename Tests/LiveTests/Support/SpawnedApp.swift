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
    /// - Parameters:
    ///   - link: The name of a link to the program in the run folder, under which it is started.
    ///   - environment: Variables beside those of this process.
    init(
        _ program: BuiltProgram = .liveApp,
        _ arguments: [String] = [],
        on listening: Listening = .unix,
        in folder: RunFolder,
        link: String? = nil,
        environment: [String: String] = [:]
    ) throws {
        guard let spawnFCGI = Installed.spawnFCGI else { throw TestFailure("spawn-fcgi is not installed") }
        self.folder = folder
        self.listening = listening
        if let link { try folder.link(link, to: program.path) }
        let path = link.map(folder.file) ?? program.path
        let options = ["-n"] + Self.options(listening) + ["--", path] + arguments
        let temporary = try folder.makeFolder(Self.temporaryFolder)
        process = try ChildProcess(
            spawnFCGI,
            options,
            in: folder,
            log: Self.logName,
            environment: environment.merging(["TMPDIR": temporary]) { $1 }
        )
        let answers = waitUntil { !process.isRunning || (try? connect()) != nil }
        guard answers, process.isRunning else { throw TestFailure("\(program) does not start: \(log)") }
    }

    /// spawn-fcgi becomes the application, which keeps this id as long as it lives.
    var id: pid_t { process.id }
    var isRunning: Bool { process.isRunning }
    /// What it wrote to its standard error.
    var log: String { folder.text(of: Self.logName) }

    /// The most memory it had so far, in bytes.
    var peakMemory: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            guard let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
                throw TestFailure("no VmHWM in: \(status)")
            }
            return kibibytes << 10
        }
    }

    /// Its temporary files: those with a name, and those that it has open without one.
    var temporaryFiles: [String] {
        get throws {
            let files = FileManager.default
            let named = try files.contentsOfDirectory(atPath: folder.file(Self.temporaryFolder))
            let open = try files.contentsOfDirectory(atPath: "/proc/\(id)/fd").compactMap {
                // A descriptor may be closed in between.
                try? files.destinationOfSymbolicLink(atPath: "/proc/\(id)/fd/\($0)")
            }
            return named + open.filter { $0.hasSuffix("(deleted)") }
        }
    }

    /// A connection straight to it, without nginx.
    func connect() throws -> FastCGIClient {
        switch listening {
        case .unix: try FastCGIClient(unix: folder.file("hello.sock"))
        case .tcp(let port): try FastCGIClient(port: port)
        }
    }

    /// Its status, as it tells straight.
    func status() throws -> [String: Double] {
        let reply = try connect().exchange(TestRequest("GET", "/status?prometheus", keep: false))
        guard reply.text.hasPrefix("Status: 200 ") else { throw TestFailure("no status: \(reply.text)") }
        return try PrometheusText(String(decoding: reply.body, as: UTF8.self)).samples
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
    private static let temporaryFolder = "temporary"
}
