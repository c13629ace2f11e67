// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Duration {
    /// Whole milliseconds, at most `Int.max`.
    package var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        if overflow { return seconds < 0 ? .min : .max }
        return Int(milliseconds) + Int(attoseconds / 1_000_000_000_000_000)
    }
}
