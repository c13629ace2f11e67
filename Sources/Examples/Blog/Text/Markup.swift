// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The little language that entries are written in, as HTML.
///
/// Blocks are separated by empty lines: `# a heading`, `- a list`, `> a quotation`, text between two lines of three
/// backticks, and paragraphs. Within them there is `**strong**`, `*emphasis*`, `` `code` `` and `[a link](https://…)`;
/// URLs become links by themselves. Everything else is text: all of it is escaped, so that no HTML of the author's, or
/// of somebody who found the author's password, gets through.
enum Markup {
    private static let fence = "```"

    /// The HTML of a text.
    static func html(_ text: String) -> String {
        var html = ""
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }[...]
        while let line = lines.first {
            switch true {
            case line.allSatisfy(\.isWhitespace): lines.removeFirst()
            case line.hasPrefix(fence): html += code(&lines)
            case line.hasPrefix("#"): html += heading(lines.removeFirst())
            case line.hasPrefix("- "): html += list(lines.take { $0.hasPrefix("- ") })
            case line.hasPrefix("> "): html += quotation(lines.take { $0.hasPrefix("> ") })
            default: html += paragraph(lines.take { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix(fence) })
            }
        }
        return html
    }

    /// How the paragraphs of a text begin, without markup, for lists of entries.
    static func summary(of text: String) -> String {
        let lines = text.prefix(2_000).split { $0.isNewline }.prefix { !$0.hasPrefix(fence) }
        let paragraphs = lines.filter { line in !["#", "- ", "> "].contains { line.hasPrefix($0) } }
        let plain = Inline.plain(paragraphs.joined(separator: " "))
        guard plain.count > 260 else { return plain }
        return plain.prefix(260).split(separator: " ").dropLast().joined(separator: " ") + " …"
    }

    private static func code(_ lines: inout ArraySlice<Substring>) -> String {
        lines.removeFirst()
        let content = lines.take { !$0.hasPrefix(fence) }
        _ = lines.popFirst()
        return "<pre><code>\(content.joined(separator: "\n").htmlEscaped())</code></pre>\n"
    }

    private static func heading(_ line: Substring) -> String {
        "<h2>\(Inline.html(line.drop { $0 == "#" || $0 == " " }))</h2>\n"
    }

    private static func list(_ lines: ArraySlice<Substring>) -> String {
        "<ul>\(lines.map { "<li>\(Inline.html($0.dropFirst(2)))</li>" }.joined())</ul>\n"
    }

    private static func quotation(_ lines: ArraySlice<Substring>) -> String {
        "<blockquote><p>\(lines.map { Inline.html($0.dropFirst(2)) }.joined(separator: "<br>\n"))</p></blockquote>\n"
    }

    private static func paragraph(_ lines: ArraySlice<Substring>) -> String {
        "<p>\(lines.map { Inline.html($0) }.joined(separator: "<br>\n"))</p>\n"
    }
}

extension ArraySlice<Substring> {
    /// Takes the lines off the front that satisfy something.
    fileprivate mutating func take(while isWanted: (Substring) -> Bool) -> ArraySlice<Substring> {
        let taken = prefix(while: isWanted)
        self = self[taken.endIndex...]
        return taken
    }
}
