// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Runtime
import Testing

@testable import FunnelFastCGI

@Suite struct StackTraceTests {
    @inline(never) private static func here() throws -> [UInt] {
        try Backtrace.capture().frames.compactMap { UInt($0.originalProgramCounter) }
    }

    @Test func namesFunctionsWithFileAndLine() throws {
        let text = StackTrace(try Self.here()).description
        #expect(text.contains("StackTraceTests.here() (StackTraceTests.swift:11) < "))
        #expect(text.contains("StackTraceTests.namesFunctionsWithFileAndLine() (StackTraceTests.swift:15)"))
    }

    @Test(arguments: [[0x10], [0, 1, .max], [0x7fff_0000_0000, 0x10]])
    func nonsenseIsShownAsItIs(addresses: [UInt]) {
        let words = StackTrace(addresses).description.components(" < ")
        #expect(words.count == addresses.count)
        #expect(words.allSatisfy { !$0.isEmpty }, "\(words)")
        #expect(words.last?.hasPrefix("0x") == true)
    }

    @Test func noAddressesAreNoText() {
        #expect(StackTrace([]).description.isEmpty)
    }

    @Test func aLongStackIsCut() throws {
        let one = try #require(try Self.here().first)
        let words = StackTrace(Array(repeating: one, count: 64)).description.components(" < ")
        #expect(words.count == 13)
        #expect(words.last == "…")
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
