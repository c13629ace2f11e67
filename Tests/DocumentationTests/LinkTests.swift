// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Every link and every path leads somewhere.
@Suite struct LinkTests {
    @Test("Links lead to a file, a heading or an article", arguments: Repository.pages)
    func links(_ page: MarkdownPage) {
        for (line, target) in page.links where !resolves(target, from: page) {
            Issue.record("\(page.path):\(line): nothing is at \(target)")
        }
    }

    @Test("Paths of the clone are there", arguments: Repository.pages)
    func paths(_ page: MarkdownPage) {
        for (line, text) in page.codeSpans
        where text.contains(/^(Benchmarks|Documentation|Scripts|Sources|Tests)\/[\w.\/+-]+$/) {
            #expect(Self.readersOwn.contains(text) || Repository.exists(text), "\(page.path):\(line)")
        }
    }

    /// Files that the reader is told to make.
    private static let readersOwn: Set = ["Sources/Site/Site.swift", "Tests/SiteTests/SiteTests.swift"]

    @Test("A link that leads nowhere is found")
    func wrongLinks() {
        let page = MarkdownPage(path: "Documentation/x.md", text: "# Über `a_b`, c\n\n## Two\n\n## Two\n")
        #expect(page.anchors == ["über-a_b-c", "two", "two-1"])
        for target in ["#two", "../README.md", "../README.md#two-commands", "deploy/", "https://example.org/x?y=%20"] {
            #expect(resolves(target, from: page), "\(target)")
        }
        for target in ["#three", "README.md", "../README.md#goals", "deployed/", "https://", "doc:GettingStarted"] {
            #expect(!resolves(target, from: page), "\(target)")
        }
    }

    private func resolves(_ target: String, from page: MarkdownPage) -> Bool {
        if target.contains(/^https?:/) { return URL(string: target)?.host?.isEmpty == false }
        if target.hasPrefix("doc:") { return isArticle(String(target.dropFirst(4)), besides: page) }
        if target.hasPrefix("#") { return page.anchors.contains(String(target.dropFirst())) }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let folder = URL(fileURLWithPath: "/" + page.path).deletingLastPathComponent()
        let path = folder.appendingPathComponent(parts[0]).standardized.path
        guard Repository.exists(path) else { return false }
        guard parts.count > 1 else { return true }
        return (try? MarkdownPage(path: path))?.anchors.contains(parts[1]) ?? false
    }

    /// DocC finds an article by its file's name, within one catalogue.
    private func isArticle(_ name: String, besides page: MarkdownPage) -> Bool {
        guard page.path.contains(".docc/") else { return false }
        let file = name.split(separator: "#").first ?? ""
        return Repository.exists(
            URL(fileURLWithPath: page.path).deletingLastPathComponent().relativePath + "/\(file).md"
        )
    }
}
