// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import FastCGI

@Suite struct PairWalkTests {
    private static func pair(_ name: Int, _ value: Int) -> [UInt8] {
        TestRecord.nameValue([UInt8](repeating: 110, count: name), [UInt8](repeating: 118, count: value))
    }

    /// Pairs count as `NAME=value`.
    @Test(
        arguments: [
            ([], 0, false), (pair(1, 1), 2, true), (pair(1, 1), 3, false), (pair(0, 0), 0, true),
            (pair(0, 0), 1, false),
            (pair(127, 0) + pair(5, 128), 261, true), (pair(127, 0) + pair(5, 128), 262, false),
            (pair(128, 127), 256, false), (pair(300, 70_000), 65_536, true), (pair(300, 60_000), 65_536, false),
            // A claim counts before its bytes are there.
            ([0xFF, 0xFF, 0xFF, 0xFF], 65_536, true), ([0xFF, 0xFF, 0xFF], 65_536, false),
            ([1, 0xFF, 0xFF, 0xFF, 0xFF], 65_536, true), ([0x80, 0, 0, 1, 0x80, 0, 0, 1, 7, 7], 3, false),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], .max, false),
        ] as [([UInt8], Int, Bool)]
    )
    func claims(content: [UInt8], limit: Int, isExcessive: Bool) {
        var walk = PairWalk(limit: limit)
        walk.feed(content[...])
        #expect(walk.isExcessive == isExcessive)
    }

    @Test func splittingChangesNothing() {
        let content = Self.pair(3, 200) + Self.pair(130, 5) + Self.pair(0, 0) + [0x80, 0, 1, 0, 9]
        var whole = PairWalk(limit: 100_000)
        whole.feed(content[...])
        for split in content.indices {
            var walk = PairWalk(limit: 100_000)
            walk.feed(content[..<split])
            walk.feed(content[split...])
            #expect(walk == whole)
        }
    }
}
