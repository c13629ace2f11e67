// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// Tornado with the pages of a script in `Tests`.
final class TornadoApp {
    let port: UInt16
    private let process: ChildProcess
    private let folder: RunFolder

    /// Starts it, and waits until it takes connections.
    init(_ options: [String] = [], script: String = "LiveTests/Support/tornado_app.py") throws {
        let script = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../\(script)").standardized
        let port = try FreePort.pick()
        let folder = try RunFolder()
        let arguments = [script.path, "--port=\(port)"] + options
        let process = try ChildProcess(try Tornado.python.get(), arguments, in: folder, log: "tornado.log")
        let answers = waitUntil { !process.isRunning || (try? HTTPConnection(port: port)) != nil }
        guard answers, process.isRunning else {
            throw TestFailure("Tornado does not start: \(folder.text(of: "tornado.log"))")
        }
        self.port = port
        self.process = process
        self.folder = folder
    }

    /// A connection to it.
    func connect() throws -> HTTPConnection {
        try HTTPConnection(port: port, keeping: self)
    }
}
