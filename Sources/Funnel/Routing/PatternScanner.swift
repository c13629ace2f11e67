// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Reads the top level of a pattern, or gives up.
///
/// It has to understand only enough to be never wrong about which bytes are literal. Whatever could change the meaning of
/// other parts (inline options, quotations, comments, verbs, conditions) or is seldom seen (`\x41`, `\1`, `[[:alpha:]]`) makes
/// it give up, which costs speed and nothing else. What PCRE2 refuses may be read in any way.
struct PatternScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    private var tokens: [PatternToken] = []

    /// Starts at the beginning of a pattern.
    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// The tokens of the pattern's top level; nil if there is something in it that leaves them in doubt.
    mutating func scan() -> [PatternToken]? {
        while let byte = next() {
            guard read(byte) else { return nil }
        }
        return depth == 0 ? tokens : nil
    }

    /// Reads one item that begins with `byte`; false if it is not understood.
    private mutating func read(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"): return readEscape()
        case UInt8(ascii: "["): return readClass()
        case UInt8(ascii: "("): return openGroup()
        case UInt8(ascii: ")"): return closeGroup()
        case UInt8(ascii: "{"): return readRepetition()
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): emit(.quantifier)
        case UInt8(ascii: "|"): emit(.alternation)
        case UInt8(ascii: "^"): emit(.start)
        case UInt8(ascii: "$"): emit(.end)
        case UInt8(ascii: "."): emit(.opaque)
        default: emit(.literal(byte))
        }
        return true
    }

    /// Escaped punctuation is literal. An escaped letter must be one that takes nothing after it, as `\x41` does, and
    /// hides nothing, as `\Q`, `\E` and `\c(` do.
    private mutating func readEscape() -> Bool {
        guard let byte = next() else { return false }
        if !byte.isASCIILetterOrDigit {
            emit(.literal(byte))
            return true
        }
        emit(.opaque)
        return "dDsSwWbBhHvVRAzZaefnrt".utf8.contains(byte)
    }

    private mutating func readClass() -> Bool {
        emit(.opaque)
        skip(UInt8(ascii: "^"))
        skip(UInt8(ascii: "]"))
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "]"):
                return true
            case UInt8(ascii: "\\"):
                guard let escaped = next(), !"QEc".utf8.contains(escaped) else { return false }
            case UInt8(ascii: "["):
                if let after = peek, ":.=".utf8.contains(after) { return false }
            default:
                break
            }
        }
        return false
    }

    /// Plain, named, look-around and atomic groups are understood. The rest of what `(?` begins is read as a part of the group.
    private mutating func openGroup() -> Bool {
        emit(.opaque)
        depth += 1
        guard skip(UInt8(ascii: "?")) else { return peek != UInt8(ascii: "*") }
        return peek.map(":=!><P".utf8.contains) ?? false
    }

    private mutating func closeGroup() -> Bool {
        depth -= 1
        return depth >= 0
    }

    /// `{2,3}` repeats; whether `{a}` is text depends on the version of PCRE2.
    private mutating func readRepetition() -> Bool {
        emit(.quantifier)
        while let byte = next() {
            if byte == UInt8(ascii: "}") { return true }
            guard "0123456789, ".utf8.contains(byte) else { return false }
        }
        return false
    }

    private mutating func emit(_ token: PatternToken) {
        if depth == 0 { tokens.append(token) }
    }

    private var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func next() -> UInt8? {
        defer { position += 1 }
        return peek
    }

    @discardableResult
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            false
        }
    }
}
