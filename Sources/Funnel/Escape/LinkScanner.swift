// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the URLs in text that is escaped for HTML.
///
/// It finds what Tornado's regular expression finds, but never looks at a character more than a few times: each run of
/// characters that could be a scheme is looked at once, with the knowledge that if its first word does not begin a
/// URL with a scheme, its other words do not either.
struct LinkScanner {
    struct Link {
        let range: Range<Int>
        /// Nil for what begins with `www.`.
        let scheme: Range<Int>?
        /// How many slashes count to the scheme: one to three.
        let slashCount: Int
    }

    private let text: [Unicode.Scalar]
    private var position = 0

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    /// The next URL.
    mutating func next() -> Link? {
        while position < text.endIndex {
            let run = run(at: position) { $0.isWordCharacter || $0 == "-" }
            if let link = link(in: run) {
                position = link.range.upperBound
                return link
            }
            position = run.upperBound + 1
        }
        return nil
    }

    private func link(in run: Range<Int>) -> Link? {
        guard run.upperBound < text.endIndex else { return nil }
        switch text[run.upperBound] {
        case ":": return linkWithScheme(run)
        case ".": return linkWithoutScheme(run)
        default: return nil
        }
    }

    private func linkWithScheme(_ run: Range<Int>) -> Link? {
        // A scheme begins where a word begins.
        guard let start = text[run].firstIndex(where: \.isWordCharacter) else { return nil }
        let colon = run.upperBound
        var slashCount = self.run(at: colon + 1) { $0 == "/" }.prefix(3).count
        guard slashCount > 0 else { return nil }
        var end = self.end(from: colon + 1 + slashCount)
        if end == nil, slashCount > 1 {
            // The last slash alone is enough for the rest of a URL.
            slashCount -= 1
            end = self.end(from: colon + 1 + slashCount)
        }
        guard let end else { return nil }
        return Link(range: start..<end, scheme: start..<colon, slashCount: slashCount)
    }

    private func linkWithoutScheme(_ run: Range<Int>) -> Link? {
        let start = run.upperBound - 3
        guard start >= run.lowerBound, text[start..<run.upperBound].allSatisfy({ $0 == "w" }),
            start == run.lowerBound || text[start - 1] == "-", let end = end(from: run.upperBound + 1)
        else { return nil }
        return Link(range: start..<end, scheme: nil, slashCount: 0)
    }

    /// The end of the URL whose part after scheme and slashes begins at a place, nil if there is no such part.
    ///
    /// The part is any number of stretches that end in a character which can end a URL, and of pairs of parentheses.
    private func end(from start: Int) -> Int? {
        var end = start
        while end < text.endIndex {
            if text[end] == "(" {
                let close = stretch(at: end + 1).upperBound
                guard close < text.endIndex, text[close] == ")" else { break }
                end = close + 1
            } else {
                let stretch = stretch(at: end)
                guard let last = stretch.lastEnd else { break }
                end = last
                if last < stretch.upperBound { break }
            }
        }
        return end > start ? end : nil
    }

    /// The characters and entities from a place on that a URL can have, and the end of the last one that can end it.
    private func stretch(at start: Int) -> (upperBound: Int, lastEnd: Int?) {
        var index = start
        var lastEnd: Int?
        while index < text.endIndex, !text[index].isWhiteSpace, text[index] != "(", text[index] != ")" {
            if text[index] == "&" {
                guard let entity = Self.entities.first(where: { text[index...].starts(with: $0) }) else { break }
                index += entity.count
            } else {
                if text[index].canEndURL { lastEnd = index + 1 }
                index += 1
            }
        }
        return (index, lastEnd)
    }

    private func run(at start: Int, of isPart: (Unicode.Scalar) -> Bool) -> Range<Int> {
        var end = start
        while end < text.endIndex, isPart(text[end]) { end += 1 }
        return start..<end
    }

    private static let entities = ["&amp;", "&quot;"].map { Array($0.unicodeScalars) }
}

extension Unicode.Scalar {
    /// True for `\w` in Python: letters, numbers of every kind, and the underscore.
    fileprivate var isWordCharacter: Bool {
        if isASCII { return UInt8(ascii: self).isASCIILetter || UInt8(ascii: self).isASCIIDigit || self == "_" }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default:
            return false
        }
    }

    /// True for what can be the last character of a URL; punctuation belongs to the sentence around it.
    fileprivate var canEndURL: Bool {
        guard isASCII else { return !isWhiteSpace }
        if UInt8(ascii: self).isASCIILetter || UInt8(ascii: self).isASCIIDigit { return true }
        switch self {
        case "-", "/", "\\", "_": return true
        default: return value < 0x20 || value == 0x7F
        }
    }
}
