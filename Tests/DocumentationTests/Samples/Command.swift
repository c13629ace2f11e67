// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A command line of an application, in a block of code or in the text.
struct Command {
    let line: Int
    let options: [String]

    /// Every one of a page.
    static func all(in page: MarkdownPage) -> [Command] {
        let spans = page.codeSpans.filter {
            $0.text.contains(/^(serve |request |routes |--)/) || isApplication($0.text)
        }
        let inText = spans.map { Command(line: $0.line, text: $0.text) }
        return inText + lines(in: page).filter { isApplication($0.text) }.map { Command(line: $0.line, text: $0.text) }
    }

    /// The lines of all blocks but those in Swift, without comments.
    static func lines(in page: MarkdownPage) -> [(line: Int, text: String)] {
        page.blocks.filter { $0.language != "swift" }.flatMap { block in
            block.lines.enumerated().map { index, text in
                (block.line + index, text.replacing(/\s#.*/, with: "").trimmingCharacters(in: .whitespaces))
            }
        }
    }

    private init(line: Int, text: String) {
        self.line = line
        let words = Self.applicationsPart(of: text).split(separator: " ")
        options = words.filter { $0.contains(/^--[a-z]/) && !Self.others.contains(String($0)) }
            .map { $0.prefix { $0 != "=" }.trimmingCharacters(in: .punctuationCharacters.subtracting(["-"])) }
    }

    /// What follows `--` belongs to the application that something else starts.
    private static func applicationsPart(of text: String) -> String {
        text.range(of: " -- ").map { String(text[$0.upperBound...]) } ?? text
    }

    private static func isApplication(_ text: String) -> Bool {
        let text = applicationsPart(of: text).replacing(/^([A-Z_]+=\S+ )+/, with: "")
        return text.contains(/^(swift run )?(\S*\/)?(app|blog|hello|notes|site)( |$)/)
    }

    /// Options of other programs that are named without them.
    private static let others: Set = ["--static-swift-stdlib", "--signal"]
}
