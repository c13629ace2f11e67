// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text with every run of spaces and control characters (U+0000 to U+0020) made one space, and none at the ends.
    /// Tornado's `squeeze`.
    ///
    /// At the ends, the other white space of Unicode is removed too.
    public func squeezed() -> String {
        var squeezed = UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar > " " {
                squeezed.append(scalar)
            } else if squeezed.last != " " {
                squeezed.append(" ")
            }
        }
        return String(squeezed.trimmingWhiteSpace())
    }
}

extension BidirectionalCollection<Unicode.Scalar> where SubSequence: BidirectionalCollection<Unicode.Scalar> {
    /// What is left without white space at the ends. Python's `strip`.
    func trimmingWhiteSpace() -> SubSequence {
        var rest = drop(while: \.isWhiteSpace)
        while rest.last?.isWhiteSpace == true { rest = rest.dropLast() }
        return rest
    }
}

extension Unicode.Scalar {
    /// True for the white space of Python's strings: Unicode's, and the four information separators of ASCII.
    var isWhiteSpace: Bool {
        if isASCII { return self == " " || "\t"..."\r" ~= self || "\u{1C}"..."\u{1F}" ~= self }
        return properties.isWhitespace
    }
}
