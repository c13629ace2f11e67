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
        let path = try TemporaryDirectory()
        let secret = try SecretFile.contents(path: path.file("secret"))
        #expect(secret.count >= 32)
        #expect(try SecretFile.contents(path: path.file("secret")) == secret)
        let attributes = try FileManager.default.attributesOfItem(atPath: path.file("secret"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try path.write("short", Array("x".utf8))
        #expect(throws: SecretFile.NotUsable.self) { try SecretFile.contents(path: path.file("short")) }
    }
}
