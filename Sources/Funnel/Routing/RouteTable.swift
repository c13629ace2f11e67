// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Routes as a table: pattern, name and handler, in the order in which they are tried. Inner routes stand indented below
/// their route; routes that only some hosts have, below a line with the pattern of the host.
package struct RouteTable {
    private let sections: [RouteSection]

    /// Makes the table of an application's routes.
    package init(_ sections: [RouteSection]) {
        self.sections = sections
    }

    /// The table, a line for each route.
    package var text: String {
        let header = ["PATTERN", "NAME", "HANDLER"]
        let tables = sections.map { section in section.routes.flatMap { Self.rows($0, depth: 0) } }
        let widths = (0..<2).map { column in ([header] + tables.joined()).lazy.map { $0[column].count }.max() ?? 0 }
        let hasTitles = sections.contains { !$0.hosts.isEmpty }
        let parts = zip(sections, tables).map { section, rows in
            let lines = rows.map { Self.line($0, widths) }.joined()
            return hasTitles ? "\n\(Self.title(section))\n" + (rows.isEmpty ? "(none listed)\n" : lines) : lines
        }
        return Self.line(header, widths) + parts.joined()
    }

    private static func title(_ section: RouteSection) -> String {
        section.hosts.isEmpty ? "otherwise" : "host " + section.hosts.map(\.logSafe).joined(separator: " and ")
    }

    private static func rows(_ route: Route, depth: Int) -> [[String]] {
        let pattern = String(repeating: "  ", count: depth) + route.pattern.logSafe
        let handler = route.handlerName.isEmpty ? "-" : route.handlerName
        return [[pattern, route.name?.logSafe ?? "-", handler]] + route.routes.flatMap { rows($0, depth: depth + 1) }
    }

    private static func line(_ row: [String], _ widths: [Int]) -> String {
        padded(row[0], to: widths[0]) + padded(row[1], to: widths[1]) + row[2] + "\n"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: width - text.count + 2)
    }
}
