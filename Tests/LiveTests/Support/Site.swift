// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// An application started by spawn-fcgi, with nginx before it.
final class Site {
    let app: SpawnedApp
    let nginx: Nginx

    /// Starts both.
    init(
        _ program: BuiltProgram = .liveApp,
        _ arguments: [String] = [],
        on listening: Listening = .unix,
        link: String? = nil,
        nginxEdits: [String: String] = [:],
        environment: [String: String] = [:]
    ) throws {
        let folder = try RunFolder()
        app = try SpawnedApp(program, arguments, on: listening, in: folder, link: link, environment: environment)
        nginx = try Nginx(before: app, edits: nginxEdits)
    }

    /// A connection to nginx.
    func connect(patience: Int = 20) throws -> HTTPConnection {
        try nginx.connect(patience: patience)
    }

    /// Sends one request on a connection of its own.
    func exchange(_ method: String, _ target: String, body: [UInt8]? = nil) throws -> HTTPAnswer {
        try connect().exchange(method, target, body: body)
    }

    /// The requests that reached the application, as it tells straight: one line each.
    func requests() throws -> [String] {
        let reply = try app.connect().exchange(TestRequest("GET", "/requests", keep: false))
        return String(decoding: reply.body, as: UTF8.self).split(separator: "\n").dropLast().map(String.init)
    }
}
