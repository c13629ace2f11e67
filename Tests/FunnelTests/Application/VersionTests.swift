// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import Testing

@Suite struct VersionTests {
    @Test("The newest part of CHANGELOG.md is that of this version")
    func agreesWithTheChangelog() throws {
        let clone = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let changes = try String(contentsOf: clone.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let heading = try #require(changes.split(separator: "\n").first { $0.hasPrefix("## ") })
        let version = heading.dropFirst(3).prefix { $0 != "," }
        #expect(version == Application.frameworkVersion)
    }
}
