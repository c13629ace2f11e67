// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CPCRE2

/// A pattern in PCRE2's hands.
///
/// Unchecked, because of the two pointers: both objects are written in `init` only, and PCRE2 documents that compiled code and
/// a match context may be used by any number of threads at once as long as nobody changes them. What a match writes to is in
/// ``MatchScratch``, which belongs to the caller.
final class CompiledPattern: @unchecked Sendable {
    /// The pattern as it was written, for errors.
    let source: String

    /// How many capturing groups the pattern has.
    let groupCount: Int

    /// The name of each group by position.
    let groupNames: [String?]

    /// The compiled pattern, with machine code where the system lets PCRE2 make it.
    let code: OpaquePointer

    /// The limits of a match.
    let limits: OpaquePointer

    /// Compiles a pattern.
    init(_ source: String) throws(PathPatternError) {
        let code = try Self.compile(source)
        guard let limits = Self.makeLimits() else {
            pcre2_code_free_8(code)
            throw PathPatternError(pattern: source, reason: "out of memory")
        }
        // Without machine code, on a system that forbids to make it, matches are interpreted; nothing else changes.
        pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
        self.source = source
        self.code = code
        self.limits = limits
        groupCount = Self.groupCount(of: code)
        groupNames = Self.groupNames(of: code)
    }

    deinit {
        pcre2_match_context_free_8(limits)
        pcre2_code_free_8(code)
    }
}
