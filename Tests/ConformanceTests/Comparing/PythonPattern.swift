// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A regular expression of a case. The cases use what Python's and Foundation's have in common.
struct PythonPattern {
    private let expression: NSRegularExpression

    init(_ pattern: String, dotMatchesLineBreaks: Bool = false) throws {
        expression = try NSRegularExpression(
            pattern: pattern,
            options: dotMatchesLineBreaks ? [.dotMatchesLineSeparators] : []
        )
    }

    /// True if the pattern matches the text from its beginning to its end.
    func matchesAll(of text: String) -> Bool {
        let all = NSRange(location: 0, length: text.utf16.count)
        return expression.firstMatch(in: text, options: [.anchored], range: all)?.range == all
            || expression.matches(in: text, options: [], range: all).contains { $0.range == all }
    }

    /// What the first group caught where the pattern first matches.
    func firstGroup(in text: String) throws -> String {
        let all = NSRange(location: 0, length: text.utf16.count)
        guard let match = expression.firstMatch(in: text, options: [], range: all), match.numberOfRanges > 1,
            let range = Range(match.range(at: 1), in: text)
        else { throw TestFailure("no \(expression.pattern) in \(text)") }
        return String(text[range])
    }
}
