// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Durations as people write them.
enum TimeSpan {
    /// What a text must be, to be read after "is not".
    static let rule = "a time such as 500ms, 2s or 1m, from 1ms to 24h"

    /// Reads `500ms`, `2s`, `1m` or `1h`, nil for anything else. A unit must be there: other programs differ in what a
    /// number alone means.
    static func parse(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), let unit = milliseconds(text[digits.endIndex...].lowercased()) else {
            return nil
        }
        let (total, overflow) = number.multipliedReportingOverflow(by: unit)
        return !overflow && (1...86_400_000).contains(total) ? .milliseconds(total) : nil
    }

    private static func milliseconds(_ unit: String) -> Int? {
        switch unit {
        case "ms": 1
        case "s": 1_000
        case "m", "min": 60_000
        case "h": 3_600_000
        default: nil
        }
    }
}
