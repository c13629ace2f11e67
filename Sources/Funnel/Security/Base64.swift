// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Bytes as text in base 64 (RFC 4648, section 4), with padding.
///
/// Decoding is strict: what this enumeration would not write is not read either.
enum Base64 {
    /// The text of bytes.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 3 * 4 + 4)
        var rest = bytes[...]
        while let first = rest.popFirst() {
            let second = rest.popFirst()
            let third = rest.popFirst()
            let second8 = second ?? 0
            let third8 = third ?? 0
            text.append(alphabet[Int(first >> 2)])
            text.append(alphabet[Int((first & 3) << 4 | second8 >> 4)])
            text.append(second == nil ? ASCII.equals : alphabet[Int((second8 & 15) << 2 | third8 >> 6)])
            text.append(third == nil ? ASCII.equals : alphabet[Int(third8 & 63)])
        }
        return text
    }

    /// The bytes of a text, nil if it is not exactly what ``encode(_:)`` makes of them.
    static func decode(_ text: some BidirectionalCollection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.reversed().prefix(2).prefix { $0 == ASCII.equals }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var bitCount = 0
        for character in text.dropLast(padding) {
            guard let value = value(of: character) else { return nil }
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            }
        }
        // Bits left over must be zero: otherwise several texts would stand for the same bytes.
        return bits & ((1 << bitCount) - 1) == 0 ? bytes : nil
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case ASCII.plus: 62
        case ASCII.slash: 63
        default: nil
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
