// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct EntityTagTests {
    @Test func isTheSHA1InQuotes() {
        #expect(EntityTag.of([]) == "\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"")
        #expect(EntityTag.of(Array("abc".utf8)) == "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")
    }

    @Test(arguments: entityTagTable)
    func listsAreReadAsTornadoReadsThem(tag: String, list: String, isKnown: Bool) {
        #expect(EntityTag.isKnown(Array(tag.utf8), ifNoneMatch: Array(list.utf8)[...]) == isKnown)
    }

    @Test(arguments: ["\"x\",", "\"", "W/", "x", "*\"", "W/\"\""])
    func timeGrowsWithTheList(unit: String) {
        let ratio = Growth.ratio(size: 20_000, input: { Array(String(repeating: unit, count: $0).utf8)[...] }) { list in
            _ = EntityTag.isKnown(Array("\"none\"".utf8), ifNoneMatch: list)
        }
        #expect(ratio < 3)
    }
}
