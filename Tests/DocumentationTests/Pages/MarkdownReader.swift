// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Takes a page of Markdown apart, line by line.
struct MarkdownReader {
    enum Part {
        case block(CodeBlock)
        case heading(line: Int, text: String)
        case prose(line: Int, text: String)
    }

    let path: String
    let lines: [String]
    private var position = 0
    private var note: String?

    init(path: String, lines: [String]) {
        self.path = path
        self.lines = lines
    }

    mutating func next() -> Part? {
        while position < lines.count {
            let line = lines[position]
            if let match = line.firstMatch(of: /^ {0,3}(```+)(\S*)/) {
                return .block(fencedBlock(fence: String(match.1), language: String(match.2)))
            }
            if line.hasPrefix("    "), position == 0 || lines[position - 1].isEmpty { return .block(indentedBlock()) }
            if let match = line.firstMatch(of: /^<!-- sample: (.*) -->$/) {
                note = String(match.1)
                position += 1
                continue
            }
            position += 1
            if !line.isEmpty { note = nil }
            if let match = line.firstMatch(of: /^#{1,6} +(.*)/) {
                return .heading(line: position, text: String(match.1))
            }
            if !line.isEmpty { return .prose(line: position, text: line) }
        }
        return nil
    }

    private mutating func fencedBlock(fence: String, language: String) -> CodeBlock {
        position += 1
        let start = position
        while position < lines.count, lines[position].trimmingCharacters(in: .whitespaces) != fence { position += 1 }
        let end = position
        position += 1
        return block(start..<end, language: language)
    }

    private mutating func indentedBlock() -> CodeBlock {
        let start = position
        while position < lines.count, lines[position].hasPrefix("    ") || lines[position].isEmpty { position += 1 }
        return block(start..<position, language: "", indentation: 4)
    }

    private mutating func block(_ range: Range<Int>, language: String, indentation: Int = 0) -> CodeBlock {
        defer { note = nil }
        return CodeBlock(
            path: path,
            line: range.lowerBound + 1,
            language: language,
            note: note,
            lines: lines[range].map { String($0.dropFirst(indentation)) }
        )
    }
}
