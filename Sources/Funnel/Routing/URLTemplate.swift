// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The URL of a named route, with gaps for its arguments. Tornado's `PathMatches._find_groups`.
struct URLTemplate: Sendable {
    /// The pattern as it was written.
    let pattern: String

    /// The text around the gaps, one piece more than there are arguments; nil if the pattern is too complicated.
    private let pieces: [String]?

    /// Takes a pattern apart.
    init(_ pattern: PathPattern) {
        self.pattern = pattern.source
        var body = Array(pattern.source.utf8)[...]
        if CompiledPattern.endsInAnchor(body) { body.removeLast() }
        if body.first == UInt8(ascii: "^") { body.removeFirst() }
        pieces = Self.pieces(of: body, groupCount: pattern.groupCount)
    }

    /// Puts arguments into the gaps.
    func url(name: String, _ arguments: [any CustomStringConvertible]) throws(ReverseURLError) -> String {
        guard let pieces else { throw .tooComplicated(name: name, pattern: pattern) }
        guard arguments.count + 1 == pieces.count else {
            throw .wrongArgumentCount(
                name: name,
                pattern: pattern,
                expected: pieces.count - 1,
                given: arguments.count
            )
        }
        return zip(arguments, pieces.dropFirst()).reduce(into: pieces[0]) { url, gap in
            url += gap.0.description.urlEscaped(plus: false)
            url += gap.1
        }
    }

    /// Each `(` begins a group and the next `)` ends it; where that does not add up, the pattern is too complicated.
    private static func pieces(of body: ArraySlice<UInt8>, groupCount: Int) -> [String]? {
        let fragments = body.split(separator: UInt8(ascii: "("), omittingEmptySubsequences: false)
        guard fragments.count == groupCount + 1, !fragments[0].contains(UInt8(ascii: ")")) else { return nil }
        var pieces: [String] = []
        for fragment in fragments {
            var text = fragment
            if !pieces.isEmpty {
                guard let end = fragment.firstIndex(of: UInt8(ascii: ")")) else { return nil }
                text = fragment[(end + 1)...]
            }
            guard let piece = unescaped(text) else { return nil }
            pieces.append(piece)
        }
        return pieces
    }

    /// The text that a part of a pattern stands for if it is nothing but text; nil if there is an escape like `\d` in it.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == ASCII.backslash, let escaped = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            if escaped.isASCIIDigit || escaped.isASCIILetter { return nil }
            bytes.append(escaped)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
