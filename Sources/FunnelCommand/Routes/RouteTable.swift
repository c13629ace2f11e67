// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// Routes as a table: pattern, name and handler, in the order in which they are tried.
struct RouteTable {
    private let rows: [[String]]

    init(_ routes: [Route]) {
        rows =
            [["PATTERN", "NAME", "HANDLER"]]
            + routes.map { [$0.pattern.logSafe, $0.name?.logSafe ?? "-", $0.handlerName] }
    }

    /// The table, a line for each route.
    var text: String {
        let widths = (0..<2).map { column in rows.lazy.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            Self.padded(row[0], to: widths[0]) + Self.padded(row[1], to: widths[1]) + row[2] + "\n"
        }.joined()
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: width - text.count + 2)
    }
}
