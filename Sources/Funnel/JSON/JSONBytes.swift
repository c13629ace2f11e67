// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The notations of Python's `json.dumps`.
extension [UInt8] {
    /// Adds an integer.
    mutating func appendDecimal(_ integer: some FixedWidthInteger) {
        if 0..<10 ~= integer {
            append(ASCII.zero + UInt8(truncatingIfNeeded: integer))
        } else if let small = Int32(exactly: integer), small > 0 {
            appendDigits(UInt32(small))
        } else {
            append(contentsOf: integer.description.utf8)
        }
    }

    private mutating func appendDigits(_ number: UInt32) {
        var divisor: UInt32 = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(ASCII.zero + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }

    /// Adds a number as Python writes floating-point numbers.
    mutating func appendJSON(_ number: Double) {
        if number.isNaN {
            append(contentsOf: "NaN".utf8)
        } else if number.isInfinite {
            append(contentsOf: number < 0 ? "-Infinity".utf8 : "Infinity".utf8)
        } else if 0x1p53..<1e16 ~= number.magnitude {
            // Swift has an exponent here already, Python not yet. Such a number is a whole one.
            append(contentsOf: "\(Int64(number)).0".utf8)
        } else {
            append(contentsOf: number.description.utf8)
        }
    }

    /// Adds a string in quotes, all in ASCII and without `</`.
    mutating func appendJSON(_ string: String) {
        var string = string
        append(ASCII.quote)
        // Most strings need nothing, and copying them whole is several times faster.
        let isPlain = string.withUTF8 { bytes in
            guard bytes.allSatisfy(\.isPlainInJSON) else { return false }
            append(contentsOf: bytes)
            return true
        }
        if !isPlain { appendEscaped(string) }
        append(ASCII.quote)
    }

    private mutating func appendEscaped(_ string: String) {
        var previous: UInt8 = 0
        for unit in string.utf16 {
            guard let byte = UInt8(exactly: unit), byte < 0x80 else {
                appendUnicodeEscape(unit)
                previous = 0
                continue
            }
            switch byte {
            case ASCII.quote, ASCII.backslash:
                append(ASCII.backslash)
                append(byte)
            case ASCII.slash where previous == ASCII.less:
                append(ASCII.backslash)
                append(byte)
            case ASCII.space..<ASCII.delete:
                append(byte)
            default:
                appendControl(byte)
            }
            previous = byte
        }
    }

    private mutating func appendControl(_ byte: UInt8) {
        let letter: UInt8? =
            switch byte {
            case ASCII.lineFeed: UInt8(ascii: "n")
            case ASCII.carriageReturn: UInt8(ascii: "r")
            case ASCII.tab: UInt8(ascii: "t")
            case 0x08: UInt8(ascii: "b")
            case 0x0C: UInt8(ascii: "f")
            default: nil
            }
        if let letter {
            append(ASCII.backslash)
            append(letter)
        } else {
            appendUnicodeEscape(UInt16(byte))
        }
    }

    private mutating func appendUnicodeEscape(_ unit: UInt16) {
        append(ASCII.backslash)
        append(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] as [UInt16] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
            append(digit < 10 ? ASCII.zero + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension UInt8 {
    /// True for the bytes that stand for themselves, whatever is around them.
    fileprivate var isPlainInJSON: Bool {
        ASCII.space..<ASCII.delete ~= self && self != ASCII.quote && self != ASCII.backslash && self != ASCII.less
    }
}
