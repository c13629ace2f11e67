// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Locking
import Runtime
import Testing

@testable import FunnelFastCGI

@Suite struct StackTraceTests {
    @inline(never) private static func here() throws -> [UInt] {
        try Backtrace.capture().frames.compactMap { UInt($0.originalProgramCounter) }
    }

    @Test func namesFunctionsWithFileAndLine() throws {
        let text = StackTrace(try Self.here()).description
        #expect(text.contains("StackTraceTests.here() (StackTraceTests.swift:12) < "))
        #expect(text.contains("StackTraceTests.namesFunctionsWithFileAndLine() (StackTraceTests.swift:16)"))
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
        let words = StackTrace((0..<64).map { 0x10 + $0 }).description.components(" < ")
        #expect(words.count == 13)
        #expect(words.last == "…")
    }

    @Test func aFunctionThatCallsItselfIsNamedOnce() throws {
        let one = try #require(try Self.here().first)
        let text = StackTrace([one] + Array(repeating: one, count: 63)).description
        #expect(text.components(" < ").count <= 2, "\(text)")
        #expect(text.contains(" ×6"))
    }

    /// In a row of traps the stacks are the same, and a search takes long.
    @Test func aNameIsSearchedForOnce() {
        let searches = Lock<[[UInt]]>([])
        let names = FrameNames { addresses in
            searches.withLock { $0.append(addresses.map(\.value)) }
            return Dictionary(uniqueKeysWithValues: addresses.map { ($0, [.init(text: "f\($0.value)")]) })
        }
        let stack = [1, 2, 2].map { StackAddress(value: $0, isReturn: true) }
        #expect(names.frames(at: stack).map(\.text) == ["f1", "f2", "f2"])
        #expect(names.frames(at: stack + [StackAddress(value: 3, isReturn: true)]).map(\.text).last == "f3")
        #expect(names.frames(at: stack).count == 3)
        #expect(searches.withLock { $0 } == [[1, 2], [3]])
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
