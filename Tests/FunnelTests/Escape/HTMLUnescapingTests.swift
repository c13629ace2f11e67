// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct HTMLUnescapingTests {
    @Test(arguments: try TableRow.rows(of: HTMLUnescapeTable.rows))
    func isPythons(row: TableRow) {
        expectSameBytes(row.arguments[0].htmlUnescaped(), row.result)
    }

    @Test func knowsEveryEntity() {
        var names: [String] = []
        for entry in HTMLEntities.table.split(whereSeparator: \.isWhitespace) {
            let name = String(entry.prefix { $0 != "=" })
            names += name.hasSuffix(";") ? [name] : [name, name + ";"]
        }
        #expect(names.count == 2_231)
        let lines = names.sorted().map { "\($0)\t\("&\($0)".htmlUnescaped())\n" }
        // FNV-1a over the same lines, made from Python's html.entities.html5.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in lines.joined().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        #expect(hash == 0x4e9c34f31d119a1a)
    }

    @Test func undoesEscaping() {
        var random = RandomText(seed: 1)
        for _ in 0..<500 {
            let text = random.text()
            expectSameBytes(text.htmlEscaped().htmlUnescaped(), text)
        }
    }

    @Test(arguments: ["&", "&amp", "&#9", "&#xfffffff", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", "&#"])
    func takesLinearTime(part: String) {
        let ratio = Growth.ratio(size: 4_000, input: { String(repeating: part, count: $0) }) { _ = $0.htmlUnescaped() }
        #expect(ratio < 3)
    }

    @Test func takesLinearTimeForLongNumbers() {
        let ratio = Growth.ratio(size: 40_000, input: { "&#" + String(repeating: "9", count: $0) }) {
            _ = $0.htmlUnescaped()
        }
        #expect(ratio < 3)
    }
}
