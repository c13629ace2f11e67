// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct SqueezingTests {
    @Test(arguments: try TableRow.rows(of: SqueezeTable.rows))
    func isTornados(row: TableRow) {
        expectSameBytes(row.arguments[0].squeezed(), row.result)
    }

    @Test(arguments: [" ", "a ", "\0", "\u{3000}", "\r\n"])
    func takesLinearTime(part: String) {
        let ratio = Growth.ratio(size: 20_000, input: { String(repeating: part, count: $0) }) { _ = $0.squeezed() }
        #expect(ratio < 3)
    }
}
