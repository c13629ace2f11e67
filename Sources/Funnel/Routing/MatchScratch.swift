// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CPCRE2

/// Working memory for one or more matches on one thread, made when a pattern first needs it.
struct MatchScratch: ~Copyable {
    private let groupCount: Int
    private var data: OpaquePointer?

    /// Makes working memory for patterns with at most this many groups.
    init(groupCount: Int) {
        self.groupCount = groupCount
    }

    deinit {
        pcre2_match_data_free_8(data)
    }

    /// PCRE2's match data; nil if there is no memory for it.
    mutating func matchData() -> OpaquePointer? {
        if data == nil {
            data = pcre2_match_data_create_8(UInt32(clamping: groupCount + 1), nil)
        }
        return data
    }
}
