// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// A program of this package with its own HTTP server.
final class HTTPApp {
    let port: UInt16
    private let folder: RunFolder
    private let process: ChildProcess

    /// Starts it, and waits until it says that it serves.
    init(_ arguments: [String] = [], program: BuiltProgram = .liveApp) throws {
        let folder = try RunFolder()
        let port = try FreePort.pick()
        let options = ["serve", "--http", "127.0.0.1:\(port)"] + arguments
        let process = try ChildProcess(program.path, options, in: folder, log: Self.logName)
        let serves = waitUntil { !process.isRunning || folder.text(of: Self.logName).contains("Serving HTTP on ") }
        guard serves, process.isRunning else { throw TestFailure("no HTTP: \(folder.text(of: Self.logName))") }
        self.folder = folder
        self.port = port
        self.process = process
    }

    /// What it wrote to its standard error.
    var log: String { folder.text(of: Self.logName) }

    /// A connection to it.
    func connect() throws -> HTTPConnection { try HTTPConnection(port: port, keeping: self) }

    private static let logName = "http-app.log"
}
