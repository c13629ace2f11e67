// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Date {
    /// The date for readers: `21 November 2026`.
    var inWords: String {
        let parts = iso8601.prefix(10).split(separator: "-")
        return "\(Int(parts[2]) ?? 0) \(String(parts[0] + "-" + parts[1]).monthInWords)"
    }

    /// The moment for programs (RFC 3339): `2026-11-21T07:38:35Z`.
    var iso8601: String { formatted(.iso8601) }
}

extension String {
    /// A month such as `2026-11` for readers: `November 2026`.
    var monthInWords: String {
        let parts = split(separator: "-")
        guard parts.count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return self }
        return "\(Self.months[month - 1]) \(parts[0])"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
