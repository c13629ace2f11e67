// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Bytes as hexadecimal digits (RFC 4648, section 8).
package enum Hexadecimal {
    /// Two lower-case digits for each byte.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count &* 2)
        append(bytes, to: &text)
        return text
    }

    /// Adds two lower-case digits for each byte.
    static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
    }

    /// The bytes, nil for an odd number of digits or for anything that is none. Both cases are read.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        var digits = text.makeIterator()
        while let first = digits.next() {
            guard let high = first.hexadecimalValue, let low = digits.next()?.hexadecimalValue else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? ASCII.zero &+ value : UInt8(ascii: "a") &- 10 &+ value
    }
}
