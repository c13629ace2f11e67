// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Range<Int> {
    /// The first number for which `belongsInSecondPart` is true, or `upperBound`, by binary search.
    ///
    /// - Parameter belongsInSecondPart: False for all numbers up to some point, true for all after it.
    func partitioningIndex(where belongsInSecondPart: (Int) -> Bool) -> Int {
        var low = lowerBound
        var high = upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if belongsInSecondPart(middle) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
