// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A character reference in HTML, read as the standard says (HTML, section 13.2.5.72 and following).
struct HTMLCharacterReference {
    /// What the reference stands for.
    let text: String
    /// The index after the reference.
    let end: Int

    /// Reads the reference whose `&` is before the bytes.
    init?(at bytes: ArraySlice<UInt8>) {
        if bytes.first == ASCII.hash {
            self.init(numericAt: bytes.dropFirst())
        } else {
            self.init(namedAt: bytes)
        }
    }

    private init?(namedAt bytes: ArraySlice<UInt8>) {
        let name = bytes.prefix(HTMLEntities.longestName).prefix { $0.isASCIILetter || $0.isASCIIDigit }
        if name.endIndex < bytes.endIndex, bytes[name.endIndex] == ASCII.semicolon,
            let text = HTMLEntities.text(named: name)
        {
            self.text = text
            end = name.endIndex + 1
            return
        }
        var prefix = name.prefix(HTMLEntities.longestNameWithoutSemicolon)
        while prefix.count > 1 {
            if let text = HTMLEntities.textWithoutSemicolon(named: prefix) {
                self.text = text
                end = prefix.endIndex
                return
            }
            prefix.removeLast()
        }
        return nil
    }

    private init?(numericAt bytes: ArraySlice<UInt8>) {
        let isHexadecimal = bytes.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        var digits = isHexadecimal ? bytes.dropFirst() : bytes
        digits = digits.prefix { isHexadecimal ? $0.hexadecimalValue != nil : $0.isASCIIDigit }
        guard !digits.isEmpty else { return nil }
        let number = digits.reduce(UInt32(0)) {
            // Far above the last character, far below an overflow.
            min($0 * (isHexadecimal ? 16 : 10) + UInt32($1.hexadecimalValue ?? 0), 0x20_0000)
        }
        text = Self.text(number: number)
        let hasSemicolon = digits.endIndex < bytes.endIndex && bytes[digits.endIndex] == ASCII.semicolon
        end = digits.endIndex + (hasSemicolon ? 1 : 0)
    }

    private static func text(number: UInt32) -> String {
        if number == 0 { return "\u{FFFD}" }
        if 0x80...0x9F ~= number { return String(windows1252[Int(number - 0x80)]) }
        guard let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
        return scalar.isNothingInHTML ? "" : String(scalar)
    }

    /// What the numbers 0x80 to 0x9F stand for: many pages mean this encoding by them.
    private static let windows1252 = Array(
        """
        \u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}\
        \u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}
        """.unicodeScalars
    )
}

extension Unicode.Scalar {
    /// True for control characters without a use in text, and for the code points that never are characters.
    fileprivate var isNothingInHTML: Bool {
        switch value {
        case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
