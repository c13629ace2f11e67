// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

/// Bad patterns are errors that name the pattern, the fault and its place.
@Suite struct PathPatternErrorTests {
    @Test(arguments: [
        ("/a(", 3, "missing closing parenthesis"),
        ("/a)", 2, "unmatched closing parenthesis"),
        ("/[a", 3, "missing terminating ] for character class"),
        ("/*+*", 3, "quantifier does not follow a repeatable item"),
        (#"/a\"#, 3, #"\ at end of pattern"#),
        ("(*UTF)/a", 0, "a verb at the start is not supported"),
        ("(*LIMIT_MATCH=99999999)/a", 0, "a verb at the start is not supported"),
    ])
    func syntax(pattern: String, offset: Int, reason: String) {
        let error = #expect(throws: PathPatternError.self) { try PathPattern(pattern) }
        #expect(error == PathPatternError(pattern: pattern, offset: offset, reason: reason))
    }

    @Test(arguments: [
        #"/\C"#, "/(?P<n>a)(?P<n>b)", "/(?P<1>a)", "/a{2,1}(b)", #"/\p{Nope}"#, "/(a", "/(?(DEFINE)", "/[z-a]",
    ])
    func refused(pattern: String) {
        let error = #expect(throws: PathPatternError.self) { try PathPattern(pattern) }
        #expect(error?.pattern == pattern)
        #expect(error?.description.contains(pattern) == true)
    }

    @Test func hugePatterns() throws {
        _ = try PathPattern("/" + String(repeating: "a", count: 1_000_000))
        for text in ["(", "(a", "[", "((a{1,1000}){1,1000}){1,1000}", "(?:a)?"] {
            let pattern = "/" + String(repeating: text, count: 50_000)
            #expect(throws: PathPatternError.self) { try PathPattern(pattern) }
        }
    }

    @Test func namedAndPositionalGroupsDoNotMix() {
        let error = #expect(throws: PathPatternError.self) { try PathPattern("/(?P<year>a)/(b)") }
        #expect(
            error?.description == """
                bad path pattern "/(?P<year>a)/(b)": named and positional groups are mixed: "year" is named, group 2 is not
                """
        )
    }

    @Test func namesAreUnique() {
        let error = #expect(throws: PathPatternError.self) { try PathPattern("/(?J)(?P<n>a)(?P<n>b)") }
        #expect(error?.reason == "two groups have the name \"n\"")
    }

    @Test func describesItself() {
        let error = #expect(throws: PathPatternError.self) { try PathPattern("/a(") }
        #expect(error?.description == "bad path pattern \"/a(\": missing closing parenthesis at offset 3")
    }
}
