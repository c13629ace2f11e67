// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the groups of a pattern captured from a path.
package struct PathCaptures: Equatable, Sendable {
    /// The bytes of the path that each group captured, by position; nil for an optional group that took no part.
    package let ranges: [Range<Int>?]

    /// Makes captures from ranges.
    init(ranges: [Range<Int>?]) {
        self.ranges = ranges
    }
}
