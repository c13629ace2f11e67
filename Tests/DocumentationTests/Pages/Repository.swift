// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// The files of the clone.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized

    /// Every Markdown file of README, documentation and catalogues.
    static let pages: [MarkdownPage] = markdownFiles.compactMap { try? MarkdownPage(path: $0) }

    /// The pages of DocC's catalogues.
    static var articles: [MarkdownPage] { pages.filter { $0.path.contains(".docc/") } }

    /// The libraries that the package offers, by the names of their modules.
    static let libraries: [String] = {
        let manifest = (try? text("Package.swift")) ?? ""
        return manifest.matches(of: /\.library\(name: "(\w+)"/).map { String($0.1) }
    }()

    /// Every source file of a library, whose comments are documentation.
    static var librarySources: [String] {
        files(in: "Sources", withExtension: "swift").filter { !$0.hasPrefix("Sources/Examples/") }
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static var markdownFiles: [String] {
        ["README.md", "CHANGELOG.md"]
            + ["Benchmarks", "Documentation", "Sources", "Tests"].flatMap { files(in: $0, withExtension: "md") }
    }

    private static func files(in folder: String, withExtension ending: String) -> [String] {
        let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        let names = paths?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".\(ending)") && !$0.contains(".build") }.map { "\(folder)/\($0)" }.sorted()
    }
}
