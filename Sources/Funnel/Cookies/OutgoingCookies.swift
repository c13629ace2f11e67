// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The cookies that a response sets, in the order in which they were set last.
struct OutgoingCookies {
    private var lines: [String: (order: Int, line: [UInt8])] = [:]
    private var nextOrder = 0

    /// Sets a cookie, in place of the one of the same name.
    mutating func set(_ name: String, line: [UInt8]) throws(CookieError) {
        guard lines.count < Self.maximumCount || lines[name] != nil else { throw .tooManyCookies }
        lines[name] = (nextOrder, line)
        nextOrder &+= 1
    }

    /// The values of the `Set-Cookie` fields.
    var setCookieLines: [[UInt8]] {
        lines.isEmpty ? [] : lines.values.sorted { $0.order < $1.order }.map(\.line)
    }

    /// Far above what clients take, far below where the collection of fields gives up.
    private static let maximumCount = 1_000
}
