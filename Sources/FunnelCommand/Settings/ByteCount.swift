// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Numbers of bytes as people write them.
enum ByteCount {
    /// What a text must be, to be read after "is not".
    static let rule = "a size such as 100MB, 64KB, 1GB or a number of bytes"

    /// Reads `100MB`, `64k`, `1GiB` or `4096`, nil for anything else.
    ///
    /// Upper and lower case are the same, and every unit is a power of 1024, with or without the `i`: nginx's
    /// `client_max_body_size 100m` and `--max-body 100MB` are the same size.
    static func parse(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), let unit = unit(text[digits.endIndex...].lowercased()) else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit)
        return overflow ? nil : bytes
    }

    private static func unit(_ name: String) -> Int? {
        switch name {
        case "", "b": 1
        case "k", "kb", "kib": 1 << 10
        case "m", "mb", "mib": 1 << 20
        case "g", "gb", "gib": 1 << 30
        default: nil
        }
    }
}
