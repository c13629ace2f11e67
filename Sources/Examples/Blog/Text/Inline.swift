// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The markup within a line.
///
/// The work is proportional to the length of the line: a mark that is not closed is not looked for again.
struct Inline {
    private var rest: Substring
    private var plain = ""
    private var html = ""
    private var unclosed: Set<String> = []

    /// The HTML of a line.
    static func html(_ line: Substring) -> String {
        var inline = Inline(rest: line)
        inline.run()
        return inline.html
    }

    /// What a reader sees of a line.
    static func plain(_ line: String) -> String {
        // Whatever was in the line is escaped, so these tags are the ones that were written here.
        html(line[...]).split(separator: "<", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != ">" }.dropFirst() }
            .joined().htmlUnescaped()
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private mutating func run() {
        while let next = rest.first {
            switch next {
            case "`": mark("`") { "<code>\($0.htmlEscaped())</code>" }
            case "*" where rest.hasPrefix("**"): mark("**") { "<strong>\($0.linkified())</strong>" }
            case "*": mark("*") { "<em>\($0.linkified())</em>" }
            case "[": link()
            default: passOver(rest.prefix { !"`*[".contains($0) })
            }
        }
        flush()
    }

    /// Writes what stands between a mark and the next one like it.
    private mutating func mark(_ mark: String, _ element: (String) -> String) {
        let content = rest.dropFirst(mark.count)
        guard !unclosed.contains(mark), let end = content.firstRange(of: mark) else {
            unclosed.insert(mark)
            return passOver(rest.prefix(mark.count))
        }
        guard end.lowerBound > content.startIndex else { return passOver(rest.prefix(mark.count)) }
        flush()
        html += element(String(content[..<end.lowerBound]))
        rest = content[end.upperBound...]
    }

    /// Writes `[text](URL)`. Only the web's own schemes and paths of this site are links: `javascript:` is not.
    private mutating func link() {
        let text = rest.dropFirst().prefix { $0 != "]" && $0 != "[" }
        let target = rest[text.endIndex...].dropFirst(2).prefix { $0 != ")" && $0 != "[" }
        let isWhole = rest[text.endIndex...].hasPrefix("](") && rest[target.endIndex...].hasPrefix(")")
        let isSafe = ["http://", "https://", "/"].contains { target.hasPrefix($0) }
        guard isWhole, isSafe, !text.isEmpty else { return passOver(rest.prefix(1)) }
        flush()
        html += "<a href=\"\(String(target).htmlEscaped())\">\(String(text).htmlEscaped())</a>"
        rest = rest[target.endIndex...].dropFirst()
    }

    private mutating func passOver(_ text: Substring) {
        plain += text
        rest = rest[text.endIndex...]
    }

    private mutating func flush() {
        html += plain.linkified()
        plain = ""
    }
}
