// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The literal text at the two ends of a pattern, found with caution: short or empty where there is doubt, never wrong.
struct PatternLiterals: Equatable, Sendable {
    /// Bytes that every matching path begins with.
    let prefix: [UInt8]

    /// Bytes that every matching path ends with, after the prefix.
    let suffix: [UInt8]

    /// Whether the prefix is the whole of the one path that matches.
    let isComplete: Bool

    /// Finds the literal ends of a pattern.
    init(of source: String) {
        var scanner = PatternScanner(source)
        guard let tokens = scanner.scan(), !tokens.contains(.alternation) else {
            self.init(prefix: [], suffix: [], isComplete: false)
            return
        }
        // The whole pattern is anchored at both ends, with or without these.
        var body = tokens[...]
        if body.first == .start { body.removeFirst() }
        if body.last == .end { body.removeLast() }
        let prefix = Self.leadingLiterals(of: body)
        let isComplete = prefix.count == body.count
        let suffix = isComplete ? [] : Self.trailingLiterals(of: body)
        self.init(prefix: prefix, suffix: suffix, isComplete: isComplete)
    }

    private init(prefix: [UInt8], suffix: [UInt8], isComplete: Bool) {
        self.prefix = prefix
        self.suffix = suffix
        self.isComplete = isComplete
    }

    /// The literals up to the first other token, without the one that a quantifier belongs to.
    private static func leadingLiterals(of tokens: ArraySlice<PatternToken>) -> [UInt8] {
        var bytes = literals(in: tokens)
        if tokens.dropFirst(bytes.count).first == .quantifier, !bytes.isEmpty {
            bytes.removeLast()
        }
        return bytes
    }

    /// The literals after the last other token.
    private static func trailingLiterals(of tokens: ArraySlice<PatternToken>) -> [UInt8] {
        literals(in: tokens.reversed()).reversed()
    }

    /// The literals at the beginning of some tokens.
    private static func literals(in tokens: some Sequence<PatternToken>) -> [UInt8] {
        var bytes: [UInt8] = []
        for token in tokens {
            guard case .literal(let byte) = token else { break }
            bytes.append(byte)
        }
        return bytes
    }
}
