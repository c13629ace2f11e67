// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct URLEscapingTests {
    @Test(arguments: try TableRow.rows(of: URLEscapeTable.rows))
    func escapesAsTornado(row: TableRow) {
        expectSameBytes(row.arguments[0].urlEscaped(plus: row.arguments[1] == "1"), row.result)
    }

    @Test(arguments: try TableRow.rows(of: URLUnescapeTable.rows))
    func unescapesAsTornado(row: TableRow) {
        expectSameBytes(row.arguments[0].urlUnescaped(plus: row.arguments[1] == "1"), row.result)
    }

    @Test func givesBytes() {
        #expect("%FFx+%zz".urlUnescapedBytes() == [0xFF] + Array("x %zz".utf8))
        #expect("%FFx+%zz".urlUnescapedBytes(plus: false) == [0xFF] + Array("x+%zz".utf8))
    }

    @Test(arguments: [true, false])
    func undoesEscaping(plus: Bool) {
        var random = RandomText(seed: 2)
        for _ in 0..<500 {
            let text = random.text()
            let escaped = text.urlEscaped(plus: plus)
            #expect(escaped.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            expectSameBytes(escaped.urlUnescaped(plus: plus), text)
        }
    }

    @Test(arguments: ["%", "%4", "%41", "%F0", "+", "é"])
    func takesLinearTime(part: String) {
        let ratio = Growth.ratio(size: 5_000, input: { String(repeating: part, count: $0) }) {
            _ = $0.urlUnescaped().urlEscaped()
        }
        #expect(ratio < 3)
    }
}
