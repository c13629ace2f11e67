// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension UInt8 {
    /// True for `0` to `9`.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// True for the letters of ASCII.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// True for the bytes of a token (RFC 9110, section 5.6.2): methods and the names of header fields.
    var isTokenByte: Bool { isLetter || isDigit || ByteSet.tokenMarks.contains(self) }

    /// True for what a field's value may have: everything but control characters, and the tab (RFC 9110, section 5.5).
    var isFieldByte: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

    /// True for what a request's target may have: what is visible, and what is not ASCII, as nginx takes it.
    var isTargetByte: Bool { self > 0x20 && self != 0x7F && self != UInt8(ascii: "#") }

    /// True for what a host with its port may have (RFC 3986, section 3.2.2).
    var isHostByte: Bool { isLetter || isDigit || ByteSet.hostMarks.contains(self) }

    /// True for space and tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// The byte as it stands in a CGI variable's name: upper case, and `_` for `-`.
    var asVariableByte: UInt8 {
        if self &- 0x61 < 26 { return self & 0xDF }
        return self == UInt8(ascii: "-") ? UInt8(ascii: "_") : self
    }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}

/// Some of the bytes of ASCII, a bit for each.
struct ByteSet: Sendable {
    private let low: UInt64
    private let high: UInt64

    static let tokenMarks = ByteSet("!#$%&'*+-.^_`|~")
    static let hostMarks = ByteSet("-._~%!$&'()*+;=:[]")

    init(_ text: StaticString) {
        var bits: (low: UInt64, high: UInt64) = (0, 0)
        text.withUTF8Buffer { bytes in
            for byte in bytes where byte < 128 {
                if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
            }
        }
        (low, high) = bits
    }

    func contains(_ byte: UInt8) -> Bool {
        if byte < 64 { return low >> UInt64(byte) & 1 != 0 }
        return byte < 128 && high >> UInt64(byte - 64) & 1 != 0
    }
}
