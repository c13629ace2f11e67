// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct JSONTextTests {
    @Test(arguments: try TableRow.rows(of: JSONStringTable.rows))
    func writesStringsAsTornado(row: TableRow) throws {
        let text = row.arguments[0]
        expectSameBytes(try text.jsonEncoded(), row.result)
        expectSameBytes(try [text: text].jsonEncoded(), "{\(row.result): \(row.result)}")
        expectSameBytes(try row.result.jsonDecoded(as: String.self), text)
    }

    @Test(arguments: try TableRow.rows(of: JSONNumberTable.rows))
    func writesNumbersAsTornado(row: TableRow) throws {
        let number = try #require(Double(row.arguments[0]))
        #expect(try number.jsonEncoded() == row.result)
        #expect(try [-number].jsonEncoded().jsonDecoded(as: [Double].self) == [-number])
    }

    @Test func writesWhatIsNoNumber() throws {
        #expect(try [Double.nan, .infinity, -.infinity].jsonEncoded() == "[NaN, Infinity, -Infinity]")
        #expect(
            try [0.1, 3e10, .infinity, 16_777_216 as Float].jsonEncoded()
                == "[0.1, 30000000000.0, Infinity, 16777216.0]"
        )
    }

    @Test func writesIntegers() throws {
        #expect(try [0, -1, 9, 10, .max, .min].jsonEncoded() == "[0, -1, 9, 10, \(Int.max), \(Int.min)]")
        #expect(try [UInt64.max].jsonEncoded() == "[18446744073709551615]")
        #expect(try [Int8.min].jsonEncoded() == "[-128]")
        #expect(try [UInt8.max].jsonEncoded() == "[255]")
        #expect(try Int128.min.jsonEncoded() == "-170141183460469231731687303715884105728")
    }

    /// Containers of the standard library refuse these two unless they are told otherwise.
    @Test func writesWideIntegersInContainers() throws {
        struct Wide: Encodable {
            enum CodingKeys: CodingKey { case signed, unsigned, list }
            func encode(to encoder: any Encoder) throws {
                var members = encoder.container(keyedBy: CodingKeys.self)
                try members.encode(Int128(-1), forKey: .signed)
                try members.encode(UInt128.max, forKey: .unsigned)
                var list = members.nestedUnkeyedContainer(forKey: .list)
                try list.encode(Int128.max)
                try list.encode(UInt128(1))
                var single = list.superEncoder().singleValueContainer()
                try single.encode(Int128(2))
            }
        }
        #expect(
            try Wide().jsonEncoded()
                == #"{"signed": -1, "unsigned": \#(UInt128.max), "list": [\#(Int128.max), 1, 2]}"#
        )
    }

    @Test func writesContainers() throws {
        #expect(try [Int]().jsonEncoded() == "[]")
        #expect(try [String: Int]().jsonEncoded() == "{}")
        #expect(try [1, nil, 3].jsonEncoded() == "[1, null, 3]")
        #expect(try (nil as Int?).jsonEncoded() == "null")
        #expect(try [[true], [], [false]].jsonEncoded() == "[[true], [], [false]]")
        #expect(
            try ["a": ["b": ["c": [["d": 1], ["e": 2]]]]].jsonEncoded() == #"{"a": {"b": {"c": [{"d": 1}, {"e": 2}]}}}"#
        )
    }

    @Test func sortsTheKeysOfDictionaries() throws {
        let values: [String: Int] = ["1": 1, "a b": 2, "quote\"": 3, "</k": 4, "é": 5]
        #expect(try values.jsonEncoded() == #"{"1": 1, "<\/k": 4, "a b": 2, "quote\"": 3, "\u00e9": 5}"#)
        #expect(try [10: "a", 9: "b"].jsonEncoded() == #"{"10": "a", "9": "b"}"#)
        #expect(try [Suit.spades: 1, .hearts: 2].jsonEncoded() == #"{"hearts": 2, "spades": 1}"#)
        #expect(try [0.5: "a"].jsonEncoded() == #"[0.5, "a"]"#)
    }

    private enum Suit: String, Encodable, CodingKeyRepresentable { case hearts, spades }

    @Test(
        arguments: [
            ("[1, 2]", [1, 2]), ("\u{FEFF}[1,2]", [1, 2]), (" [\n1\t] ", [1]), ("[]", []), ("[1 2]", nil), ("", nil),
            ("[\"a\"]", nil),
            ("[1] 2", nil), ("[NaN]", nil), ("[1,]", nil), ("[,1]", nil), ("[01]", nil), ("[1.]", nil), ("[+1]", nil),
            ("[1", nil), ("[-]", nil), ("[1e]", nil), ("[0x10]", nil), ("[tru]", nil), ("[-0]", [0]),
        ] as [(String, [Int]?)]
    )
    func decodes(text: String, expected: [Int]?) throws {
        if let expected {
            #expect(try JSONText.decode([Int].self, from: text.utf8) == expected)
        } else {
            #expect(throws: DecodingError.self) { try text.jsonDecoded(as: [Int].self) }
        }
    }

    /// A text, and what is in it; nil if it is no JSON.
    @Test(
        arguments: [
            (#"{"a": 1, "a": 2}"#, ["a": 2]), (#"{"a": 1, "b": 2, "a": 3, "a" : 4 }"#, ["a": 4, "b": 2]),
            (#"{"a": {"a": 1, "a": 2}, "a": 3}"#, ["a": 3]), (#"{"\u0061": 1, "a": 2}"#, ["a": 2]),
            (#"{"a": 1, "\u0061": 2}"#, ["a": 2]), (#"{"\n\"": 1, "\u000A\"": 2}"#, ["\n\"": 2]), ("{}", [:]),
            (#"{"A": 1, "a": 2}"#, ["A": 1, "a": 2]), (#"{"a": 1,}"#, nil), (#"{"a": 1, "a"}"#, nil),
            (#"{"a" 1}"#, nil), ("{a: 1}", nil), ("{'a': 1}", nil), (#"{"\x61": 1}"#, nil), (#"{"\u00g1": 1}"#, nil),
            (#"{"\"#, nil), (#"{"\u00"#, nil), ("{\"\n\": 1}", nil), (#"{"a": 1"#, nil), (#"{"a": 1]"#, nil),
        ] as [(String, [String: Int]?)]
    )
    func takesTheLastOfSeveralMembers(text: String, expected: [String: Int]?) throws {
        if let expected {
            #expect(try text.jsonDecoded(as: [String: Int].self) == expected)
        } else {
            #expect(throws: DecodingError.self) { try text.jsonDecoded(as: [String: Int].self) }
        }
    }

    /// The encodings that Python's `json.loads` tells apart.
    @Test(
        arguments: [
            [0x5B, 0x22, 0xC3, 0xA9, 0x22, 0x5D], [0xEF, 0xBB, 0xBF, 0x5B, 0x22, 0xC3, 0xA9, 0x22, 0x5D],
            [0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D, 0], [0, 0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D],
            [0xFF, 0xFE, 0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D, 0],
            [0xFE, 0xFF, 0, 0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D],
            [0x5B, 0, 0, 0, 0x22, 0, 0, 0, 0xE9, 0, 0, 0, 0x22, 0, 0, 0, 0x5D, 0, 0, 0],
            [0, 0, 0, 0x5B, 0, 0, 0, 0x22, 0, 0, 0, 0xE9, 0, 0, 0, 0x22, 0, 0, 0, 0x5D],
        ] as [[UInt8]]
    )
    func decodesEveryEncoding(text: [UInt8]) throws {
        #expect(try JSONText.decode([String].self, from: text) == ["é"])
    }

    @Test func takesLinearTimeForManyMembersOfOneName() {
        let input = { (count: Int) in "{\(String(repeating: #""a":{"b":1,"b":2},"#, count: count))\"a\":{}}" }
        #expect(Growth.ratio(size: 5_000, input: input) { _ = try? $0.jsonDecoded(as: JSONTree.self) } < 3)
    }

    @Test func refusesToDecodeWhatIsTooDeep() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: DecodingError.self) { try text.jsonDecoded(as: JSONTree.self) }
        #expect(throws: DecodingError.self) {
            try (text + text.replacing("[", with: "]")).jsonDecoded(as: JSONTree.self)
        }
    }

    @Test(arguments: ["\"", "<", "/", "</", "é", "😀", "\0", "a"])
    func takesLinearTime(part: String) {
        let input = { String(repeating: part, count: $0) }
        #expect(Growth.ratio(size: 20_000, input: input) { _ = try? $0.jsonEncoded() } < 3)
    }

    @Test func takesLinearTimeForManyValues() {
        let input = { (count: Int) in (0..<count).map { ["n": $0] } }
        #expect(Growth.ratio(size: 2_000, input: input) { _ = try? $0.jsonEncoded() } < 3)
    }
}
