// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A web server of the matrix with the application of the live tests behind it.
final class MatrixSite {
    /// The application, nil if the web server starts it.
    let app: SpawnedApp?
    private let folder: RunFolder
    /// The sockets of the application that are connected to somebody else than the web server.
    private let foreignSockets: Set<String>
    private let nginx: Nginx?
    private let server: WebServer?

    /// Starts both.
    init(_ kind: MatrixServer) throws {
        folder = try RunFolder()
        try folder.write("body {}\n", to: "static/site.css")
        if kind.startsApplication {
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("hello"),
                withDestinationPath: BuiltProgram.liveApp.path
            )
            app = nil
        } else {
            app = try SpawnedApp(in: folder)
        }
        foreignSockets = try app.map(Self.sockets) ?? []
        switch (kind, app) {
        case (.nginx, let app?), (.nginxKept, let app?):
            nginx = try Nginx(before: app, edits: kind.edits)
            server = nil
        default:
            nginx = nil
            server = try WebServer(Self.program(of: kind), file: kind.file, edits: kind.edits, in: folder)
        }
    }

    /// The connections to the application that are open, nil if the web server starts it.
    func openConnections() throws -> Int? {
        try app.map { try ConnectedSockets(of: $0.id).inodes.subtracting(foreignSockets).count }
    }

    /// A connection to the web server.
    func connect() throws -> HTTPConnection {
        if let nginx { return try nginx.connect() }
        guard let server else { throw TestFailure("no server") }
        return try server.connect()
    }

    /// The port of the web server, and the folder that all of it runs in.
    var place: (port: UInt16, folder: String) {
        (nginx?.port ?? server?.port ?? 0, folder.path)
    }

    /// What the web server and the application wrote.
    var log: String { (server?.log ?? "") + folder.text(of: "app.log") }

    /// The sockets that it has from its parents: once a connection of its own has come and gone.
    private static func sockets(of app: SpawnedApp) throws -> Set<String> {
        let client = try app.connect()
        _ = try client.exchange(TestRequest("GET", "/", keep: false))
        guard try client.isAtEnd() else { throw TestFailure("the connection was kept") }
        return try ConnectedSockets(of: app.id).inodes
    }

    private static func program(of kind: MatrixServer) -> WebServer.Program {
        switch kind {
        case .caddy: .caddy
        case .lighttpd, .lighttpdSpawn, .lighttpdCGI: .lighttpd
        default: .apache
        }
    }
}
