// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A regular expression for request paths, with Tornado's rules.
///
/// The pattern is matched from the first byte of the path as it came in the request, still percent-encoded. `$` is
/// appended unless the pattern ends in one, so that the pattern has to cover the whole path.
///
/// ```swift
/// let story = try PathPattern("/story/([0-9]+)")
/// let user = try PathPattern("/user/(?P<name>[^/]+)/?")
/// ```
///
/// The syntax is that of [PCRE2](https://www.pcre.org/current/doc/html/pcre2pattern.html), which is Python's but for a few
/// corners:
///
/// - `$` means the very end of the path; in Python it also matches before a trailing newline. `\Z` is Python's there:
///   write `\z`.
/// - Matching is in bytes. A pattern may hold non-ASCII text, which stands for its UTF-8 bytes, but `é?` makes only the last
///   byte optional: write `(?:é)?`. `\w`, `\d` and `\s` are ASCII.
/// - With a top-level alternation, `/a|/b`, only the last alternative gets the `$`, as in Tornado: write `(?:/a|/b)`.
/// - A verb at the start, such as `(*UTF)` or `(*LIMIT_MATCH=1)`, is refused, and so is `\C`. A name is at most 32 bytes long.
///
/// A match is limited in steps and memory, so that a hostile path cannot hold a thread. Reaching the limit is an error, not a
/// miss. A repeated group that matches a thousand times or more, as `((?:a|b)*)` can on a long path, reaches it too; a repeated
/// class such as `([ab]*)` does not.
public struct PathPattern: Sendable {
    /// The pattern as it was written.
    public let source: String

    /// The bytes that the pattern's source shows to be at the ends of each matching path.
    let literals: PatternLiterals

    /// The compiled pattern; nil for a literal one, which is matched by comparing bytes.
    let compiled: CompiledPattern?

    /// Compiles a pattern.
    ///
    /// - Throws: ``PathPatternError`` for bad syntax, for a mix of named and positional groups, and for a name used twice.
    public init(_ source: String) throws(PathPatternError) {
        let literals = PatternLiterals(of: source)
        let compiled = literals.isComplete ? nil : try CompiledPattern(source)
        self.source = source
        self.literals = literals
        self.compiled = compiled
        try checkGroupNames()
    }

    /// How many capturing groups the pattern has.
    var groupCount: Int { compiled?.groupCount ?? 0 }

    /// The name of each group by position, nil where it has none.
    var groupNames: [String?] { compiled?.groupNames ?? [] }

    /// Whether the groups are named; they are either all named or all positional.
    var hasNamedGroups: Bool { groupNames.first.flatMap(\.self) != nil }

    /// Bytes that every matching path begins with.
    var literalPrefix: [UInt8] { literals.prefix }

    /// Bytes that every matching path ends with, none of them shared with ``literalPrefix``.
    var literalSuffix: [UInt8] { literals.suffix }

    /// Whether ``literalPrefix`` is the only path that matches.
    var isLiteral: Bool { literals.isComplete }

    /// Handlers get their arguments by position or by name, never both; and a dictionary has room for a name once.
    private func checkGroupNames() throws(PathPatternError) {
        let names = groupNames.compactMap(\.self)
        if !names.isEmpty, let unnamed = groupNames.firstIndex(of: nil) {
            let reason = "named and positional groups are mixed: \"\(names[0])\" is named, group \(unnamed + 1) is not"
            throw PathPatternError(pattern: source, reason: reason)
        }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw PathPatternError(pattern: source, reason: "two groups have the name \"\(name)\"")
        }
    }
}
