// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CPCRE2

extension CompiledPattern {
    /// Matches a path from its first byte.
    func match(_ path: [UInt8], using scratch: inout MatchScratch) throws(PathMatchError) -> PathCaptures? {
        guard let data = scratch.matchData() else {
            throw .failed(pattern: source, reason: "out of memory")
        }
        // PCRE2 before 10.41 wants an address even for no bytes at all.
        let subject = path.isEmpty ? [0] : path
        var result = pcre2_match_8(code, subject, path.count, 0, 0, data, limits)
        if result == PCRE2_ERROR_JIT_STACKLIMIT {
            // Machine code has only so much stack; the interpreter takes memory, and the limits hold for it too.
            result = pcre2_match_8(code, subject, path.count, 0, PCRE2_NO_JIT, data, limits)
        }
        switch result {
        case 0...:
            return captures(in: data, matchedGroups: Int(result))
        case PCRE2_ERROR_NOMATCH:
            return nil
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT:
            throw .limitReached(pattern: source)
        default:
            throw .failed(pattern: source, reason: Self.message(for: result))
        }
    }

    /// Reads the captures: pairs of offsets, the whole match first, up to the last group that matched.
    private func captures(in data: OpaquePointer, matchedGroups: Int) -> PathCaptures {
        guard groupCount > 0, let offsets = pcre2_get_ovector_pointer_8(data) else {
            return PathCaptures(ranges: [])
        }
        return PathCaptures(
            ranges: (1...groupCount).map { group in
                let start = offsets[2 * group]
                let end = offsets[2 * group + 1]
                // PCRE2_UNSET is -1 when read as Int.
                return group < matchedGroups && 0 <= start && start <= end ? start..<end : nil
            }
        )
    }
}
