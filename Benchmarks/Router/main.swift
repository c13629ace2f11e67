// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// What a match costs in tables of ten to ten thousand routes. Run with: swift run -c release router-benchmark

import Funnel

let clock = ContinuousClock()

/// Nanoseconds for one run of `body`, the best of five rounds.
func measure(_ body: () throws -> Void) rethrows -> Double {
    var iterations = 1
    while try clock.measure({ for _ in 0..<iterations { try body() } }) < .milliseconds(20) {
        iterations *= 2
    }
    var best = Duration.seconds(1000)
    for _ in 0..<5 {
        best = min(best, try clock.measure { for _ in 0..<iterations { try body() } })
    }
    return best / .nanoseconds(iterations)
}

func column(_ text: String, width: Int = 12) -> String {
    String(repeating: " ", count: max(1, width - text.utf8.count)) + text
}

func rounded(_ number: Double) -> String {
    String(Int(number.rounded()))
}

/// Nanoseconds for a lookup, which must find the route with the number `expected`.
func lookup(_ path: String, in index: RouteIndex, expecting expected: Int?) throws -> String {
    let path = Array(path.utf8)
    let found = try index.firstMatch(path)?.index
    precondition(found == expected, "found \(String(describing: found)), expected \(String(describing: expected))")
    return rounded(try measure { _ = try index.firstMatch(path) })
}

for table in RouteTable.all {
    print(table.title)
    print(["routes", "first, ns", "last, ns", "miss, ns", "build, ms"].map { column($0) }.joined())
    for count in [10, 100, 1_000, 10_000] {
        var index = RouteIndex([])
        let build = try clock.measure {
            index = RouteIndex(try (0..<count).map { try PathPattern(table.pattern($0)) })
        }
        let columns = [
            String(count),
            try lookup(table.path(0), in: index, expecting: 0),
            try lookup(table.path(count - 1), in: index, expecting: count - 1),
            try lookup(table.miss, in: index, expecting: nil),
            rounded(build / .milliseconds(1)),
        ]
        print(columns.map { column($0) }.joined())
    }
    print()
}
