// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// nginx with nginx-sample.conf.
final class Nginx {
    let port: UInt16
    private let app: SpawnedApp
    private let process: ChildProcess

    /// Starts it before an application, and waits until it takes connections.
    ///
    /// - Parameters:
    ///   - app: The application, in whose run folder nginx runs too.
    ///   - edits: Lines of nginx-sample.conf to replace, beside port and socket.
    init(before app: SpawnedApp, edits: [String: String] = [:]) throws {
        guard let nginx = Installed.nginx else { throw TestFailure("nginx is not installed") }
        let port = try FreePort.pick()
        let places = ["listen 127.0.0.1:8080;": "listen 127.0.0.1:\(port);"]
        let socket = ["server unix:hello.sock;": "server \(app.listening.nginxAddress);"]
        let edits = edits.merging(places) { $1 }.merging(socket) { $1 }
        try app.folder.write(DeployedFile.nginx.text(edits), to: "nginx.conf")

        let directives = "daemon off;" + (geteuid() == 0 ? " user www-data;" : "")
        let options = ["-p", app.folder.path, "-c", app.folder.file("nginx.conf"), "-g", directives]
        let process = try ChildProcess(nginx, options, in: app.folder, log: "nginx-start.log")
        let answers = waitUntil { !process.isRunning || (try? HTTPConnection(port: port)) != nil }
        guard answers, process.isRunning else {
            throw TestFailure("nginx does not start: \(app.folder.text(of: "nginx-start.log"))")
        }
        self.port = port
        self.app = app
        self.process = process
    }

    /// A connection to it.
    func connect(patience: Int = 20) throws -> HTTPConnection {
        try HTTPConnection(port: port, keeping: self, patience: patience)
    }
}
