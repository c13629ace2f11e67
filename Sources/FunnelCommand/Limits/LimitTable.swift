// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// The limits as `serve --print-limits` prints them.
struct LimitTable {
    /// A line for each limit, with a head.
    let text: String

    init(_ limits: Limits) {
        let head = ["LIMIT", "VALUE", "ANSWER", "COUNTER", "WHAT IT IS ON"]
        let rows = limits.descriptions.map { [$0.name, $0.value, $0.answer, $0.counter, $0.purpose] }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        text = ([head] + rows).map { Self.line($0, widths) }.joined()
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).dropLast().map { $0 + String(repeating: " ", count: $1 - $0.count) }
        return (padded + cells.suffix(1)).joined(separator: "  ") + "\n"
    }
}
