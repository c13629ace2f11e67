// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Blog

@Suite("Sign-in limit and key")
struct SignInLimitTests {
    @Test("attempts are forgotten after a quarter of an hour, and after a success")
    func period() {
        let limit = SignInLimit()
        let start = Date(timeIntervalSince1970: 0)
        for _ in 1...SignInLimit.attempts { #expect(limit.begin("a", now: start)) }
        #expect(!limit.begin("a", now: start.addingTimeInterval(899)))
        #expect(limit.begin("b", now: start))
        #expect(limit.begin("a", now: start.addingTimeInterval(900)))
        limit.succeed("a")
        #expect(limit.begin("a", now: start.addingTimeInterval(900)))
    }

    @Test("the key is made once, and only its user may read it")
    func secret() throws {
        let folder = try TemporaryDirectory()
        defer { withExtendedLifetime(folder) {} }
        let secret = try SecretFile.contents(path: folder.file("secret"))
        #expect(secret.count >= 32)
        #expect(try SecretFile.contents(path: folder.file("secret")) == secret)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("secret"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try folder.write("short", Array("x".utf8))
        #expect(throws: SecretFile.NotUsable.self) { try SecretFile.contents(path: folder.file("short")) }
    }

    @Test("only the program's user may read the database")
    func database() throws {
        let folder = try TemporaryDirectory()
        defer { withExtendedLifetime(folder) {} }
        let database = try BlogDatabase(path: folder.file("blog.sqlite"))
        try database.addFirstEntries()
        for name in ["blog.sqlite", "blog.sqlite-wal"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }
}
