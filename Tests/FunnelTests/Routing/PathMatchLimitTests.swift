// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

/// A hostile path costs an error and a millisecond, not a thread.
@Suite struct PathMatchLimitTests {
    private static let hostile = "/" + String(repeating: "a", count: 40) + "cb!"

    @Test(arguments: ["/(a+)+b", "/(a|aa)+b", "/([a-z]+)*!b", "/(?P<x>(?:a*)*)b"])
    func catastrophicPatterns(source: String) throws {
        let pattern = try PathPattern(source)
        #expect(throws: PathMatchError.limitReached(pattern: source)) {
            try pattern.match(Array(Self.hostile.utf8))
        }
    }

    @Test func limitsAreFarFromWhatAnOrdinaryPathNeeds() throws {
        let path = "/files/" + String(repeating: "folder/", count: 1_000) + "name.txt"
        #expect(try PathPattern(#"/files/(.*)/([^/]+)\.(txt|md)"#).texts(path)?.last == "txt")
        #expect(try PathPattern("/files/(?:[a-z]+/)*([^/]+)").texts(path) == ["name.txt"])
    }

    @Test func aRepeatedGroupMayMatchALongPath() throws {
        let path = "/" + String(repeating: "ab", count: 2_000)
        #expect(try PathPattern("/((?:a|b)*)").texts(path)?.first??.utf8.count == 4_000)
        #expect(try PathPattern("/([^/]+/?)+").texts("/" + String(repeating: "a/", count: 1_000)) != nil)
    }

    @Test(arguments: ["/(.*)", "/(?:a|b)*c?", "/((?:a|b)*)", "/(?:(a)|(b))*c", "/([^/]+/?)+", "/(a*)(a*)(a*)x"])
    func longPathsNeverTrap(source: String) throws {
        let pattern = try PathPattern(source)
        for length in [1_000, 30_000, 1_000_000] {
            // Whether it matches or reaches a limit is the pattern's affair; it has to come back.
            _ = try? pattern.match(Array("/".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: length))
        }
    }

    @Test func endlessRecursionIsAnError() throws {
        let pattern = try PathPattern("/(a|(?1)b)")
        #expect(throws: PathMatchError.self) { try pattern.match(Array("/x".utf8)) }
    }

    @Test func errorsNameThePattern() {
        #expect(PathMatchError.limitReached(pattern: "/a").description == "path pattern \"/a\" reached its match limit")
        #expect(PathMatchError.failed(pattern: "/a", reason: "x").description == "path pattern \"/a\" failed: x")
    }
}
