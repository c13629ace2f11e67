// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The blocks of code in the documentation comments of a source file.
struct DocumentationComments {
    let path: String
    private let lines: [String]

    init(path: String) throws {
        self.path = path
        lines = try Repository.text(path).components(separatedBy: "\n")
    }

    /// The blocks: those without a language are Swift.
    var blocks: [CodeBlock] {
        comments.flatMap { start, comment in
            let page = MarkdownPage(path: path, text: comment.joined(separator: "\n"))
            return page.blocks.map { block in
                CodeBlock(
                    path: path,
                    line: start + block.line,
                    language: block.language.isEmpty ? "swift" : block.language,
                    note: block.note,
                    lines: block.lines
                )
            }
        }
    }

    /// The comments, each with the number of lines before it.
    private var comments: [(start: Int, lines: [String])] {
        var comments: [(start: Int, lines: [String])] = []
        var isInside = false
        for (index, line) in lines.enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard text.hasPrefix("///") else {
                isInside = false
                continue
            }
            if !isInside { comments.append((index, [])) }
            isInside = true
            comments[comments.count - 1].lines.append(String(text.dropFirst(text.hasPrefix("/// ") ? 4 : 3)))
        }
        return comments
    }
}
