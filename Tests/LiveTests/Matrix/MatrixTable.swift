// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What is true of each server: everything works but what stands here.
enum MatrixTable {
    /// An entry of the table.
    static func entry(_ row: MatrixRow, _ server: MatrixServer) -> String {
        if row == .kept { return server.keepsConnections.map { $0 ? MatrixRow.works : "no" } ?? "–" }
        return differences[server]?[row] ?? MatrixRow.works
    }

    /// The table for the README: a line for each row, and a note for what is different.
    static var markdown: String {
        let servers = MatrixServer.allCases
        let head = ["| |" + servers.map { " \($0.title) |" }.joined(), "|---|" + servers.map { _ in ":-:|" }.joined()]
        let rows = MatrixRow.allCases.map { row in
            "| \(row.rawValue) |" + servers.map { " \(entry(row, $0)) |" }.joined()
        }
        return (head + rows).joined(separator: "\n")
    }

    private static let differences: [MatrixServer: [MatrixRow: String]] = [
        .apacheCGI: [.staticFile: "no"],
        .lighttpd: [.underscoreField: "`X-Test: a`", .unknownMethod: "501"],
        .lighttpdSpawn: [.underscoreField: "`X-Test: a`", .unknownMethod: "501"],
        .lighttpdCGI: [.underscoreField: "`X-Test: a`", .unknownMethod: "501", .staticFile: "no"],
        .caddy: [
            .underscoreField: "`X-Test: a`", .untyped: "`Content-Type: application/x-www-form-urlencoded`",
        ],
    ]
}
