// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import Testing

@testable import FunnelCommand

@Suite struct LimitTableTests {
    @Test func hasEveryLimit() {
        let properties = Mirror(reflecting: Limits()).children.compactMap(\.label)
        let expected = properties.filter { !["temporaryFolder", "tally"].contains($0) }
        #expect(Set(Limits().descriptions.map(\.name)) == Set(expected))
        #expect(Limits().descriptions.count == expected.count)
    }

    @Test func showsTheValuesThatCount() {
        var limits = Limits()
        limits.maximumBodySize = 12
        limits.idleTimeout = .milliseconds(1_500)
        limits.requestTimeout = .seconds(7)
        let values = Dictionary(uniqueKeysWithValues: limits.descriptions.map { ($0.name, $0.value) })
        #expect(values["maximumBodySize"] == "12")
        #expect(values["idleTimeout"] == "1.5 s")
        #expect(values["requestTimeout"] == "7 s")
        #expect(values["transferTimeout"] == "none")
    }

    @Test func linesUp() throws {
        let lines = LimitTable(Limits()).text.split(separator: "\n")
        let column = try #require(lines[0].range(of: "ANSWER")).lowerBound
        let offset = lines[0].distance(from: lines[0].startIndex, to: column)
        #expect(lines.count == Limits().descriptions.count + 1)
        for line in lines {
            let characters = Array(line)
            #expect(characters[offset - 1] == " " && characters[offset] != " ")
            #expect(characters.last != " ")
        }
    }
}
