// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A number in a date, in the notations that Python's `int` reads: a sign, and underscores between digits.
struct DateNumber {
    /// The number, nil if it is far too large for anything in a date.
    let value: Int?

    private static let limit = 1_000_000

    init?(_ text: some Collection<UInt8>) {
        var digits = text[...]
        let sign = digits.first
        if sign == ASCII.plus || sign == ASCII.hyphen { digits.removeFirst() }
        var number = 0
        var endsInDigit = false
        for byte in digits {
            if byte == ASCII.underscore, endsInDigit {
                endsInDigit = false
            } else if byte.isASCIIDigit {
                number = min(number * 10 + Int(byte - ASCII.zero), Self.limit)
                endsInDigit = true
            } else {
                return nil
            }
        }
        guard endsInDigit else { return nil }
        value = number == Self.limit ? nil : sign == ASCII.hyphen ? -number : number
    }
}
