// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The cases and Tornado's answers, as they were recorded.
struct Recording: Sendable {
    let cases: [ConformanceCase]
    let responses: [String: RecordedResponse]

    /// What a port decides to do differently, and nothing else.
    static let skippedTags: Set = ["quirk", "python-format", "template", "uimodule", "locale", "flush"]

    static let all = Result { try Recording(folder: folder) }

    /// The groups with a case that is not skipped, in the order of the file.
    static let groups: [String] = {
        var seen: Set<String> = []
        return ((try? all.get())?.cases ?? []).filter { !$0.isSkipped }.map(\.group).filter { seen.insert($0).inserted }
    }()

    private init(folder: URL) throws {
        struct Cases: Decodable { var cases: [ConformanceCase] }
        struct Responses: Decodable { var responses: [String: RecordedResponse] }
        let cases = try Data(contentsOf: folder.appendingPathComponent("cases_public.json"))
        let responses = try Data(contentsOf: folder.appendingPathComponent("expected_public.json"))
        self.cases = try JSONDecoder().decode(Cases.self, from: cases).cases
        self.responses = try JSONDecoder().decode(Responses.self, from: responses).responses
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Cases")
}

extension ConformanceCase {
    var isSkipped: Bool { !Recording.skippedTags.isDisjoint(with: tags) }

    /// True for what no web server passes on unchanged.
    var isDirectOnly: Bool { tags.contains("direct-only") }
}
