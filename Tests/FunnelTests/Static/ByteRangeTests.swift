// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite("The header field Range")
struct ByteRangeTests {
    @Test("is read as Tornado reads it", arguments: try TableRow.rows(of: RangeTable.rows))
    func table(row: TableRow) throws {
        let size = try #require(Int(row.arguments[1]))
        #expect(Self.answer(row.arguments[0], size: size) == row.result)
    }

    @Test("has numbers of any length, which Python takes up to 4300 digits")
    func longNumbers() {
        let digits = { String(repeating: "9", count: $0) }
        #expect(Self.answer("bytes=0-" + digits(4_300), size: 10) == "200")
        #expect(Self.answer("bytes=1-" + digits(4_300), size: 10) == "206 bytes 1-9/10")
        #expect(Self.answer("bytes=1-" + digits(4_301), size: 10) == "200")
        #expect(Self.answer("bytes=" + digits(4_300) + "-", size: 10) == "416 bytes */10")
        #expect(Self.answer("bytes=-" + digits(4_300), size: 10) == "200")
        #expect(Self.answer("bytes=" + String(repeating: "0", count: 4_299) + "1-1", size: 10) == "206 bytes 1-1/10")
        #expect(Self.answer("bytes=" + String(repeating: "0", count: 4_300) + "1-1", size: 10) == "200")
        #expect(Self.answer("bytes=1-" + String(repeating: "1_", count: 4_000) + "1", size: 10) == "206 bytes 1-9/10")
    }

    @Test("is read in linear time", arguments: ["1", "-", "1-", "=", " ", "_", "1_", "0,", "bytes="])
    func growth(part: String) {
        let input = { Array(("bytes=" + String(repeating: part, count: $0)).utf8) }
        #expect(Growth.ratio(size: 10_000, input: input) { _ = ByteRange($0[...]) } < 3)
    }

    @Test("survives anything")
    func anything() {
        var random = RandomText(seed: 12)
        let parts = ["bytes=", "-", "1", "99999999999999999999", "_", "+", " ", ",", "=", "0"]
        for _ in 0..<5_000 {
            let text = "bytes=" + (0..<6).map { _ in parts[random.number(below: parts.count)] }.joined()
            let size = random.number(below: 4)
            guard case .part(let part)? = ByteRange(Array(text.utf8)[...])?.answer(size: size) else { continue }
            #expect(part.lowerBound >= 0 && part.upperBound <= size && !part.isEmpty && part.count < size)
        }
    }

    private static func answer(_ value: String, size: Int) -> String {
        let bytes = value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        switch ByteRange(bytes[...])?.answer(size: size) ?? .whole {
        case .whole: return "200"
        case .part(let part): return "206 bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
        case .unsatisfiable: return "416 bytes */\(size)"
        }
    }
}
