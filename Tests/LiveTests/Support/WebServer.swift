// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A web server with one of the configurations of `Documentation/deploy`.
final class WebServer {
    let port: UInt16
    private let folder: RunFolder
    private let process: ChildProcess

    /// Starts it in a run folder, and waits until it takes connections.
    ///
    /// - Parameters:
    ///   - file: Its configuration.
    ///   - program: The server.
    ///   - edits: Lines of the configuration to replace, beside that of the port.
    init(_ program: Program, file: DeployedFile, edits: [String: String] = [:], in folder: RunFolder) throws {
        guard let path = program.path else { throw TestFailure("\(program) is not installed") }
        port = try FreePort.pick()
        let line = program.portLine
        let moved = [line: line.replacingOccurrences(of: "8080", with: "\(port)")]
        try folder.write(try file.text(edits.merging(moved) { $1 }), to: "server.conf")
        let arguments = program.arguments(configuration: folder.file("server.conf"), folder: folder.path)
        self.folder = folder
        process = try ChildProcess(path, arguments, in: folder, log: "server.log")
        let answers = waitUntil { !process.isRunning || (try? HTTPConnection(port: port)) != nil }
        guard answers, process.isRunning else { throw TestFailure("\(program) does not start: \(log)") }
    }

    /// A connection to it.
    func connect() throws -> HTTPConnection {
        try HTTPConnection(port: port, keeping: self)
    }

    /// What it wrote, wherever it writes it.
    var log: String {
        ["server.log", "apache-error.log", "lighttpd-error.log", "caddy.log"].map(folder.text).joined()
    }

    /// The servers, as they are started: in the foreground.
    enum Program {
        case apache, lighttpd, caddy

        fileprivate var path: String? {
            switch self {
            case .apache: Installed.apache
            case .lighttpd: Installed.lighttpd
            case .caddy: Installed.caddy
            }
        }

        /// The line of its configuration that names the port.
        fileprivate var portLine: String {
            switch self {
            case .apache: "Listen 127.0.0.1:8080"
            case .lighttpd: "server.port = 8080"
            case .caddy: "http://:8080 {"
            }
        }

        fileprivate func arguments(configuration: String, folder: String) -> [String] {
            switch self {
            case .apache:
                let user = geteuid() == 0 ? ["-c", "User www-data", "-c", "Group www-data"] : []
                return ["-d", folder, "-f", configuration, "-D", "FOREGROUND"] + user
            case .lighttpd: return ["-D", "-f", configuration]
            case .caddy: return ["run", "--config", configuration, "--adapter", "caddyfile"]
            }
        }
    }
}
