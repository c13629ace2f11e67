// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Merges ascending lists of pattern numbers one run at a time: among the lists offered it keeps the one with the smallest
/// number, and how far one may go in it before another list has its turn.
struct CandidateSearch {
    /// Smaller numbers have been dealt with.
    let start: Int

    /// Where the numbers to try lie, from the first that is not below ``start``.
    private(set) var list = 0..<0

    /// The smallest number in any other list; `Int.max` if there is none.
    private(set) var bound = Int.max

    private var head = Int.max

    /// Looks for numbers from `start` on.
    init(start: Int) {
        self.start = start
    }

    /// Takes a list into account.
    mutating func offer(_ offered: Range<Int>, of order: [Int]) {
        let rest = offered.partitioningIndex { order[$0] >= start }..<offered.upperBound
        guard let first = rest.first else { return }
        let number = order[first]
        if number < head {
            bound = head
            head = number
            list = rest
        } else {
            bound = min(bound, number)
        }
    }
}
