// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

/// A row of a table made with Python: what a function gave, and what for.
struct TableRow: Sendable, CustomTestStringConvertible {
    let result: String
    let arguments: [String]

    var testDescription: String { arguments.debugDescription }

    /// Reads a table of JSON arrays, one a line.
    static func rows(of table: String) throws -> [TableRow] {
        try table.split(separator: "\n").map { line in
            let fields = try String(line).jsonDecoded(as: [String].self)
            return TableRow(result: try #require(fields.first), arguments: Array(fields.dropFirst()))
        }
    }
}

/// Strings are the same for Swift when they look the same; the tables are about their bytes.
func expectSameBytes(
    _ result: String,
    _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(Array(result.utf8) == Array(expected.utf8), "\(result.debugDescription)", sourceLocation: sourceLocation)
}
