// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// The variables that a web server passes with one request, a line each. What differs from run to run is replaced.
struct ParameterDump {
    private let lines: [String]

    /// Asks an application for them.
    init(of site: MatrixSite) throws {
        let fields = "Host: example.org:8123\r\nCookie: a=1\r\nAuthorization: Basic YTpi\r\nAccept: */*\r\n"
        let connection = try site.connect()
        try connection.send("GET /variables/a%2Fb//c%20d?q=1&r=%26 HTTP/1.1\r\n\(fields)\r\n".utf8)
        let answer = try connection.receive()
        guard answer.status == 200 else { throw TestFailure("\(answer.status)") }
        let place = site.place
        lines = answer.text.split(separator: "\n").map { line in
            let text = line.replacingOccurrences(of: place.folder, with: "/run/funnel")
                .replacingOccurrences(of: "\(place.port)", with: "8080")
            return text.hasPrefix("REMOTE_PORT=") ? "REMOTE_PORT=54321" : text
        }.filter { line in !Self.ofTheProcess.contains { line.hasPrefix("\($0)=") } }
    }

    /// Reads those that were stored.
    init(storedFor server: MatrixServer) throws {
        let text = try String(contentsOf: Self.file(server), encoding: .utf8)
        lines = text.split(separator: "\n").map(String.init)
    }

    /// Keeps them for the tests of requests.
    func store(_ server: MatrixServer) throws {
        try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: Self.file(server))
    }

    var names: [String] { lines.map { String($0.prefix { $0 != "=" }) } }

    subscript(name: String) -> String? {
        lines.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.utf8.count + 1)) }
    }

    /// True if the tests were started with `FUNNEL_STORE_DUMPS=1`.
    static var isToBeStored: Bool { ProcessInfo.processInfo.environment["FUNNEL_STORE_DUMPS"] == "1" }

    /// What a CGI program finds in its environment that is none of the request's, and depends on who runs the tests.
    private static let ofTheProcess = ["PATH", "LD_LIBRARY_PATH", "HOME", "PWD", "SHLVL", "_", "LANG", "TZ"]

    private static func file(_ server: MatrixServer) -> URL {
        URL(fileURLWithPath: #filePath).appendingPathComponent("../../../FunnelTests/Request/ParameterDumps")
            .appendingPathComponent("\(server.rawValue).txt").standardized
    }
}
