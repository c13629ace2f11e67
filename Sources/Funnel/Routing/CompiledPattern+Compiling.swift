// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CPCRE2

extension CompiledPattern {
    /// The first two make the rules of ``PathPattern``; the others refuse what would read the path in units other than bytes.
    private static let options =
        PCRE2_ANCHORED | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C

    /// Steps a match may take: a bad pattern comes here within about a millisecond, a good one never.
    private static let matchLimit: UInt32 = 100_000

    /// Memory the interpreter may take, in KiB. Machine code is content with 32 KiB of the thread's stack.
    private static let heapLimit: UInt32 = 4096

    /// Compiles a pattern to PCRE2's code, which the caller has to free.
    static func compile(_ source: String) throws(PathPatternError) -> OpaquePointer {
        // Here PCRE2 reads settings of its own: limits, newlines, character sets.
        if source.utf8.starts(with: "(*".utf8) {
            throw PathPatternError(pattern: source, offset: 0, reason: "a verb at the start is not supported")
        }
        let pattern = anchored(source)
        var errorCode: Int32 = 0
        var errorOffset = 0
        guard let code = pcre2_compile_8(pattern, pattern.count, options, &errorCode, &errorOffset, nil) else {
            throw PathPatternError(
                pattern: source,
                offset: min(errorOffset, source.utf8.count),
                reason: message(for: errorCode)
            )
        }
        return code
    }

    /// The bytes of a pattern with `$` appended, unless it ends in one.
    static func anchored(_ source: String) -> [UInt8] {
        var pattern = Array(source.utf8)
        // In an open quotation a dollar is text, so the quotation is closed first; `\E` means nothing where none is open.
        if source.utf8.contains("\\Q".utf8) {
            return pattern + Array("\\E$".utf8)
        }
        // `/x\$` ends in an escaped dollar and needs an anchor; `/x\` is left for PCRE2 to refuse.
        if !endsInAnchor(pattern[...]), !endsInEscape(pattern[...]) { pattern.append(UInt8(ascii: "$")) }
        return pattern
    }

    /// True if the last byte of a pattern is a `$` that is not escaped.
    static func endsInAnchor(_ pattern: ArraySlice<UInt8>) -> Bool {
        pattern.last == UInt8(ascii: "$") && !endsInEscape(pattern.dropLast())
    }

    /// True if a pattern ends in a backslash that has nothing to escape.
    private static func endsInEscape(_ pattern: ArraySlice<UInt8>) -> Bool {
        !pattern.reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }

    /// The limits of a match.
    static func makeLimits() -> OpaquePointer? {
        guard let limits = pcre2_match_context_create_8(nil) else { return nil }
        pcre2_set_match_limit_8(limits, matchLimit)
        pcre2_set_heap_limit_8(limits, heapLimit)
        return limits
    }

    /// PCRE2's words for one of its error codes.
    static func message(for code: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
        return length < 0 ? "PCRE2 error \(code)" : String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
    }
}
