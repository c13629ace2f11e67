// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct URLQueryTests {
    @Test(arguments: try TableRow.rows(of: URLQueryTable.rows))
    func isTornados(row: TableRow) {
        let fields = row.arguments.dropFirst()
        let arguments = stride(from: fields.startIndex, to: fields.endIndex, by: 2).map { (fields[$0], fields[$0 + 1]) }
        expectSameBytes(row.arguments[0].addingQuery(arguments), row.result)
    }

    @Test func takesLiterals() {
        #expect("/login".addingQuery(["next": "/a?b", "next": "c"]) == "/login?next=%2Fa%3Fb&next=c")
        #expect("/login".addingQuery([]) == "/login")
        #expect("/login?".addingQuery([:]) == "/login")
    }

    @Test func doesNotTouchThePath() {
        #expect("HTTP://Host/%7e/;?a".addingQuery([("b", "")]) == "HTTP://Host/%7e/;?a=&b=")
    }

    @Test(arguments: ["&", "a&", "a=%", "?", "=", "#", "\t"])
    func takesLinearTime(part: String) {
        let ratio = Growth.ratio(size: 10_000, input: { "/?" + String(repeating: part, count: $0) }) {
            _ = $0.addingQuery([("a", "b")])
        }
        #expect(ratio < 3)
    }
}
