// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

/// Which paths a pattern matches, and what its groups capture.
@Suite struct PathPatternTests {
    @Test(
        arguments: [
            ("/", "/", []),
            ("/story/([0-9]+)", "/story/12", ["12"]),
            // The path is matched as it came: nothing is decoded, no slash or dot is tidied away, case counts.
            ("/tag/([^/]+)", "/tag/a%2Fb", ["a%2Fb"]),
            ("/tag/([^/]+)", "/tag/a+b", ["a+b"]),
            ("/tag/(.*)", "/tag/%zz", ["%zz"]),
            ("/tag/(.*)", "/tag//x/./y/../z", ["/x/./y/../z"]),
            ("//x", "//x", []),
            ("/a%20b", "/a%20b", []),
            // Groups: named, nested, optional, empty.
            ("/user/(?P<name>[^/]+)", "/user/ann", ["ann"]),
            ("/((a+)(b+))", "/aab", ["aab", "aa", "b"]),
            ("/page(?:/([0-9]+))?", "/page", [nil]),
            ("/page(?:/([0-9]+))?", "/page/3", ["3"]),
            ("/(x)?(y)?(z)?", "/y", [nil, "y", nil]),
            ("/x/(.*)", "/x/", [""]),
            // `$` is appended, unless it is there.
            ("^/a$", "/a", []),
            (#"/x\$"#, "/x$", []),
            // Without a group around it, only the last alternative has the `$`.
            ("/a|/b", "/axe", []),
            ("/a|/b", "/b", []),
            // Bytes, not characters.
            ("/café", "/café", []),
            ("/caf(..)", "/café", ["é"]),
            (#"/\Qa.b"#, "/a.b", []),
            (#"/\Qa$"#, "/a$", []),
            (#"/(\d+)\z"#, "/7", ["7"]),
            ("", "", []),
            (".*", "", []),
        ] as [(String, String, [String?])]
    )
    func matches(pattern: String, path: String, captures: [String?]) throws {
        #expect(try PathPattern(pattern).texts(path) == captures)
    }

    @Test(arguments: [
        ("/", ""),
        ("/", "//"),
        ("/story", "/story/"),
        ("/story", "/STORY"),
        ("/story", "/story\n"),
        ("/story/([a-z]+)", "/story/x\n"),
        ("/story$", "/story\n"),
        ("/story", "x/story"),
        ("/story/([0-9]+)", "/x/story/1"),
        ("/story/([0-9]+)", "/story/1x"),
        ("/a%20b", "/a b"),
        ("/a%2fb", "/a%2Fb"),
        ("/a|/b", "/bx"),
        ("/a|/b", "x/a"),
        (#"/x\$"#, "/x"),
        (#"/x\$"#, "/x$y"),
        (#"/x\\"#, #"/x\y"#),
        (#"/x\\$"#, #"/x\y"#),
        (#"/\Qa.b"#, "/a.bc"),
        (#"/\Qa$"#, "/a$b"),
        (#"/\Qa\"#, #"/a\b"#),
        ("/caf(.)", "/café"),
        ("/$x", "/$x"),
    ])
    func doesNotMatch(pattern: String, path: String) throws {
        #expect(try PathPattern(pattern).texts(path) == nil)
    }

    @Test func capturesAreRangesOfBytes() throws {
        let captures = try PathPattern("/é/(.)(x)?").match(Array("/é/a".utf8))
        #expect(captures == PathCaptures(ranges: [4..<5, nil]))
    }

    @Test func pathsMayHoldAnyBytes() throws {
        let pattern = try PathPattern("/(.*)/end")
        #expect(try pattern.match([0x2F, 0x00, 0xFF, 0xC3] + Array("/end".utf8))?.ranges == [1..<4])
    }

    @Test func groupsAreCountedAndNamed() throws {
        let named = try PathPattern("/(?P<year>[0-9]+)/(?<month>[0-9]+)")
        #expect(named.groupCount == 2)
        #expect(named.groupNames == ["year", "month"])
        #expect(named.hasNamedGroups)

        let positional = try PathPattern("/(a)(?:b)(c)")
        #expect(positional.groupCount == 2)
        #expect(positional.groupNames == [nil, nil])
        #expect(!positional.hasNamedGroups)

        let literal = try PathPattern("/a")
        #expect(literal.groupCount == 0)
        #expect(literal.groupNames == [])
        #expect(!literal.hasNamedGroups)
    }

    @Test func agreesWithPython() throws {
        let paths = PythonTable.paths.split(whereSeparator: \.isWhitespace).map { $0 == "\"\"" ? "" : String($0) }
        var expected: [String: Set<String>] = [:]
        var pattern = ""
        for line in PythonTable.matches.split(separator: "\n") {
            if line.hasPrefix("    ") {
                expected[pattern, default: []].formUnion(line.split(separator: " ").map(String.init))
            } else {
                pattern = line == "\"\"" ? "" : String(line)
                expected[pattern] = []
            }
        }
        for (source, matches) in expected {
            let pattern = try PathPattern(source)
            let found = try paths.compactMap { path in
                try pattern.match(Array(path.utf8)).map { captures in
                    let spans = captures.ranges.map { $0.map { ":\($0.lowerBound)-\($0.upperBound)" } ?? ":-" }
                    return (path.isEmpty ? "\"\"" : path) + spans.joined()
                }
            }
            #expect(Set(found) == matches, "\(source)")
        }
    }

    @Test func manyThreadsMayMatchThePattern() async throws {
        let pattern = try PathPattern("/item/([0-9]+)/([a-z]+)")
        await withTaskGroup(of: Bool.self) { group in
            for thread in 0..<8 {
                group.addTask {
                    (0..<5_000).allSatisfy { round in
                        (try? pattern.texts("/item/\(thread)\(round)/abc")) == ["\(thread)\(round)", "abc"]
                            && (try? pattern.texts("/item/\(thread)\(round)/")) == .some(nil)
                    }
                }
            }
            for await succeeded in group { #expect(succeeded) }
        }
    }
}
