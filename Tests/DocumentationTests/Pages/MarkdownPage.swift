// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A page of Markdown, as far as the tests look at it: blocks of code, headings, links and code in the text.
struct MarkdownPage: Sendable, CustomTestStringConvertible {
    let path: String
    private(set) var blocks: [CodeBlock] = []
    private(set) var headings: [String] = []
    /// The lines outside blocks of code, by number.
    private(set) var prose: [(line: Int, text: String)] = []

    var testDescription: String { path }

    init(path: String) throws {
        self.init(path: path, text: try Repository.text(path))
    }

    init(path: String, text: String) {
        self.path = path
        var reader = MarkdownReader(path: path, lines: text.components(separatedBy: "\n"))
        while let part = reader.next() {
            switch part {
            case .block(let block): blocks.append(block)
            case .heading(let line, let text):
                headings.append(text)
                prose.append((line, text))
            case .prose(let line, let text): prose.append((line, text))
            }
        }
    }

    /// The anchors of the headings, as GitHub makes them.
    var anchors: Set<String> {
        var counts: [String: Int] = [:]
        return Set(
            headings.map { heading in
                let letters = heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
                let anchor = letters.replacingOccurrences(of: " ", with: "-")
                let count = counts[anchor, default: 0]
                counts[anchor] = count + 1
                return count == 0 ? anchor : "\(anchor)-\(count)"
            }
        )
    }

    /// What stands in backticks in the text.
    var codeSpans: [(line: Int, text: String)] {
        prose.flatMap { line, text in
            text.matches(of: /`+([^`]+)`+/).map { (line, String($0.1)) }
        }
    }

    /// Where links lead.
    var links: [(line: Int, target: String)] {
        prose.flatMap { line, text in
            let plain = text.replacing(/`+[^`]+`+/, with: "")
            let inline = plain.matches(of: /\]\(([^)\s]+)[^)]*\)/).map { (line, String($0.1)) }
            let automatic = plain.matches(of: /<((?:https?|doc):[^>]+)>/).map { (line, String($0.1)) }
            return inline + automatic
        }
    }
}
