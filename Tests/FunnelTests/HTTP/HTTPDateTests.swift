// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct HTTPDateTests {
    @Test(arguments: try TableRow.rows(of: HTTPDateTable.rows))
    func readsWhatPythonReads(row: TableRow) {
        #expect(HTTPDate.parse(row.arguments[0]) == Int(row.result))
    }

    @Test(arguments: try TableRow.rows(of: HTTPDateStringTable.rows))
    func writesWhatTornadoWrites(row: TableRow) throws {
        let seconds = try #require(Int(row.arguments[0]))
        #expect(HTTPDate.string(secondsSince1970: seconds) == row.result)
        #expect(HTTPDate.string(Date(timeIntervalSince1970: Double(seconds))) == row.result)
        // A year below 100 is read as one of two digits.
        guard seconds >= -59_011_459_200 else { return }
        #expect(HTTPDate.parse(row.result) == seconds)
        #expect(HTTPDate.date(row.result) == Date(timeIntervalSince1970: Double(seconds)))
    }

    @Test(arguments: [
        (0.0, "Thu, 01 Jan 1970 00:00:00 GMT"), (0.999, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (-0.5, "Wed, 31 Dec 1969 23:59:59 GMT"), (1_359_312_199.999_999_9, "Sun, 27 Jan 2013 18:43:20 GMT"),
        (.nan, "Thu, 01 Jan 1970 00:00:00 GMT"), (.infinity, "Fri, 31 Dec 9999 23:59:59 GMT"),
        (-.infinity, "Sat, 01 Jan 0000 00:00:00 GMT"), (1e300, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func takesAnyDate(seconds: Double, expected: String) {
        #expect(HTTPDate.string(Date(timeIntervalSince1970: seconds)) == expected)
    }

    @Test func staysInFourDigits() {
        #expect(HTTPDate.string(secondsSince1970: .min) == "Sat, 01 Jan 0000 00:00:00 GMT")
        #expect(HTTPDate.string(secondsSince1970: .max) == "Fri, 31 Dec 9999 23:59:59 GMT")
    }

    @Test func knowsEveryDay() {
        // More than the four hundred years after which the calendar repeats, at a moment that moves through the day.
        let seconds = (-20_000...130_000).lazy.map { $0 * 86_413 }
        #expect(seconds.first { CivilTime(secondsSince1970: $0).secondsSince1970 != $0 } == nil)
        #expect(stride(from: 0, to: 150_000, by: 97).first { !Self.comesBack($0 * 86_413) } == nil)
    }

    private static func comesBack(_ seconds: Int) -> Bool {
        HTTPDate.parse(HTTPDate.string(secondsSince1970: seconds)) == seconds
    }

    @Test func survivesAnything() {
        var random = RandomText(seed: 4)
        let parts = ["1", "Jan", " ", ":", "-", "+", ",", "GMT", "2013", ".", "_", "99999999999999999999"]
        for _ in 0..<2_000 {
            let text = (0..<10).map { _ in parts[random.number(below: parts.count)] }.joined() + random.text()
            if let seconds = HTTPDate.parse(text) { #expect(abs(seconds) < 400_000_000_000) }
        }
    }

    @Test(arguments: [" ", "1 ", "-", ":", "9", ",", "1 Jan 2013 ", "."])
    func takesLinearTime(part: String) {
        let input = { "1 Jan 2013 1:1:1 " + String(repeating: part, count: $0) }
        #expect(Growth.ratio(size: 20_000, input: input) { _ = HTTPDate.parse($0) } < 3)
    }
}
