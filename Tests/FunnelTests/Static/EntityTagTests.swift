// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite("The header field If-None-Match")
struct EntityTagTests {
    @Test("is read as Tornado reads it", arguments: try TableRow.rows(of: EntityTagTable.rows))
    func table(row: TableRow) {
        let isThere = EntityTags.list(Array(row.arguments[0].utf8)[...], contains: row.arguments[1])
        #expect(isThere == (row.result == "true"))
    }

    @Test("is read in linear time", arguments: ["\"", "W/", "W/\"", "a", ",", "\"a\",", "* "])
    func growth(part: String) {
        let input = { Array(("a" + String(repeating: part, count: $0)).utf8) }
        #expect(Growth.ratio(size: 10_000, input: input) { _ = EntityTags.list($0[...], contains: "\"x\"") } < 3)
    }
}
