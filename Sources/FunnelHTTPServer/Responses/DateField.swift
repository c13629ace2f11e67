// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The header field `Date` (RFC 9110, section 6.6.1), made once a second.
struct DateField {
    private var second = -1
    private var bytes: [UInt8] = []

    /// The field with its line end.
    mutating func current() -> [UInt8] {
        let now = Int(time(nil))
        if now != second {
            second = now
            bytes = Array("Date: \(HTTPDate.string(secondsSince1970: now))\r\n".utf8)
        }
        return bytes
    }
}
