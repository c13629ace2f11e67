// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The fields of a signed value of version 2, before anything about them is checked:
/// `2|1:0|10:1700000000|4:name|8:dmFsdWU=|signature`, each with its length.
struct SignedValueFormat {
    let keyVersion: Int
    let timestamp: ArraySlice<UInt8>
    let name: ArraySlice<UInt8>
    let value: ArraySlice<UInt8>
    let signature: ArraySlice<UInt8>

    /// Takes a value apart, nil if it is malformed.
    init?(_ bytes: [UInt8]) {
        var rest = bytes.dropFirst(2)
        guard let key = Self.nextField(&rest), let keyVersion = Int(String(decoding: key, as: UTF8.self)),
            let timestamp = Self.nextField(&rest),
            let name = Self.nextField(&rest),
            let value = Self.nextField(&rest)
        else { return nil }
        self.keyVersion = keyVersion
        self.timestamp = timestamp
        self.name = name
        self.value = value
        signature = rest
    }

    /// The format of a signed value, by the number before the first `|`.
    ///
    /// Version 1 has no number; what looks like one above 999 is the beginning of its base 64.
    static func version(of bytes: [UInt8]) -> Int {
        let digits = bytes.prefix(4).prefix { $0.isASCIIDigit }
        let rest = bytes.dropFirst(digits.count)
        guard let first = digits.first, first != ASCII.zero, digits.count <= 3, rest.first == ASCII.pipe,
            !rest.dropLast().contains(ASCII.lineFeed)
        else { return 1 }
        return digits.reduce(0) { $0 &* 10 &+ Int($1 &- ASCII.zero) }
    }

    /// A number of seconds: digits without a zero before them, nil for anything else.
    static func seconds(_ digits: ArraySlice<UInt8>) -> Double? {
        guard digits.first != ASCII.zero || digits.count == 1, let seconds = number(digits) else { return nil }
        return Double(seconds)
    }

    private static func nextField(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let colon = rest.prefix(longestLength).firstIndex(of: ASCII.colon),
            let count = number(rest[..<colon])
        else { return nil }
        let field = rest[(colon + 1)...].prefix(count)
        guard field.count == count, field.endIndex < rest.endIndex, rest[field.endIndex] == ASCII.pipe else {
            return nil
        }
        rest = rest[(field.endIndex + 1)...]
        return field
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// As many digits as the largest number has, and the colon.
    private static let longestLength = 20
}

extension ASCII {
    static let pipe = UInt8(ascii: "|")
}
