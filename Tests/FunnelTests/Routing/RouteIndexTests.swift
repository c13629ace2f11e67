// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Funnel

/// The index answers what trying the patterns one after the other would.
@Suite struct RouteIndexTests {
    private func index(_ patterns: String...) throws -> RouteIndex {
        RouteIndex(try patterns.map { try PathPattern($0) })
    }

    @Test func firstInTheListWins() throws {
        let index = try index("/a/([0-9]+)", "/(.*)", "/a/b", "/a/([a-z]+)", ".*")
        #expect(try index.firstMatch(Array("/a/1".utf8))?.index == 0)
        #expect(try index.firstMatch(Array("/a/b".utf8))?.index == 1)
        #expect(try index.firstMatch(Array("x".utf8))?.index == 4)
    }

    @Test func goesOnBehindAnAnswer() throws {
        let index = try index("/a/([0-9]+)", "/(.*)", "/a/1", "/a/([a-z]+)", "/a/(.)", "/b")
        let path = Array("/a/1".utf8)
        var found: [Int] = []
        while let match = try index.firstMatch(path, startingAt: (found.last ?? -1) + 1) { found.append(match.index) }
        #expect(found == [0, 1, 2, 4])
        #expect(try index.firstMatch(path, startingAt: 6) == nil)
        #expect(try index.firstMatch(path, startingAt: -5)?.index == 0)
        #expect(try index.firstMatch(path, startingAt: .max) == nil)
    }

    @Test func literalsMatchOnlyWholePaths() throws {
        let index = try index("/a", "/a/b", "/a/b", "/a/bc", "")
        #expect(try index.firstMatch(Array("/a/b".utf8))?.index == 1)
        #expect(try index.firstMatch(Array("/a/".utf8)) == nil)
        #expect(try index.firstMatch(Array("/a/bcd".utf8)) == nil)
        #expect(try index.firstMatch([])?.index == 4)
    }

    @Test func prefixAndSuffixDoNotShareBytes() throws {
        let index = try index("/aa(.*)aa", "/a(b?)a")
        #expect(try index.firstMatch(Array("/aaa".utf8)) == nil)
        #expect(try index.firstMatch(Array("/aaaa".utf8))?.index == 0)
        #expect(try index.firstMatch(Array("/aa".utf8))?.index == 1)
    }

    @Test func noPatterns() throws {
        #expect(try index().firstMatch(Array("/".utf8)) == nil)
        #expect(try index().firstMatch([]) == nil)
    }

    @Test func reachedLimitIsAnErrorUnlessAnEarlierPatternMatched() throws {
        let path = Array(("/" + String(repeating: "a", count: 40) + "cb!").utf8)
        let hostile = "/(a+)+b.*x?"
        #expect(throws: PathMatchError.limitReached(pattern: hostile)) {
            try index(hostile, "/(.*)").firstMatch(path)
        }
        #expect(try index("/(.*)", hostile).firstMatch(path)?.index == 0)
    }

    @Test func tenThousandRoutes() throws {
        let patterns = try (0..<10_000).map { try PathPattern("/section-\($0 / 100)/item-\($0 % 100)/([0-9]+)") }
        let index = RouteIndex(patterns)
        for number in stride(from: 0, to: 10_000, by: 7) {
            let match = try index.firstMatch(Array("/section-\(number / 100)/item-\(number % 100)/5".utf8))
            #expect(match?.index == number)
            #expect(match?.captures.ranges.count == 1)
        }
        #expect(try index.firstMatch(Array("/section-7/item-100/5".utf8)) == nil)
    }

    @Test func deepNesting() throws {
        let patterns = try (0..<400).map { try PathPattern(String(repeating: "a", count: 400 - $0) + "(b?)") }
        let index = RouteIndex(patterns)
        for length in [1, 2, 399, 400] {
            #expect(try index.firstMatch([UInt8](repeating: 0x61, count: length))?.index == 400 - length)
        }
    }

    @Test(arguments: 0..<40)
    func agreesWithTryingEachPattern(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let patterns = (0..<Int.random(in: 1...60, using: &generator)).compactMap { _ in
            try? PathPattern(Self.randomText(of: Self.patternPieces, upTo: 6, using: &generator))
        }
        let index = RouteIndex(patterns)
        for _ in 0..<100 {
            let path = Array(Self.randomText(of: Self.pathPieces, upTo: 7, using: &generator).utf8)
            let start = Int.random(in: 0...patterns.count, using: &generator) / 2
            let expected = try patterns.indices.dropFirst(start).lazy.compactMap { number in
                try Self.matchByPCRE2(patterns[number], path).map { (index: number, captures: $0) }
            }.first
            let found = try index.firstMatch(path, startingAt: start)
            #expect(found?.index == expected?.index)
            #expect(found?.captures == expected?.captures)
        }
    }

    private static let patternPieces = [
        "/", "/", "/a", "/a", "/b", "a", "b", "ab", "(a|b)", "(.*)", "([^/]+)", "a?", "b*", "(?:ab)?", "[ab]", "[|]",
        "[]b]", "|",
        "|/", "{2}", "+", "$", "^", #"\."#, #"\/"#, ".", "(?=a)", "(?!b)", "(?i)", #"\Q"#, #"\E"#, "(?#x)", "(b)",
        #"\x61"#,
        #"\w"#, "?", "(?:/|a)", ")", "(", "é",
    ]

    private static let pathPieces = [
        "/", "/", "/a", "/b", "a", "b", "ab", "aa", ".", "|", "A", "]", "é", "\n", "2", "}",
    ]

    private static func randomText(
        of pieces: [String],
        upTo count: Int,
        using generator: inout SeededGenerator
    ) -> String {
        (0..<Int.random(in: 0...count, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    /// Matches without the shortcut for literal patterns.
    private static func matchByPCRE2(_ pattern: PathPattern, _ path: [UInt8]) throws -> PathCaptures? {
        var scratch = MatchScratch(groupCount: pattern.groupCount)
        return try CompiledPattern(pattern.source).match(path, using: &scratch)
    }
}
