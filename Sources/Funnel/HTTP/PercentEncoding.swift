// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Percent-encoding of URLs (RFC 3986, section 2.1), with the rules of Python's `urllib`, which are Tornado's.
enum PercentEncoding {
    /// Decodes `%41` to `A`, and where asked `+` to a space. What is no valid escape stays as it is.
    static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == ASCII.plus, plusIsSpace {
                decoded.append(ASCII.space)
            } else if byte == ASCII.percent, let escaped = escape(at: rest) {
                decoded.append(escaped)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// Encodes everything but letters, digits and `-._~/`, as the path of a URL is written.
    static func encodePath(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        encode(bytes) { $0 == ASCII.slash ? $0 : nil }
    }

    /// Encodes everything but letters, digits and `-._~`, with `+` for a space, as the query of a URL is written.
    static func encodeQuery(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        encode(bytes) { $0 == ASCII.space ? ASCII.plus : nil }
    }

    private static func encode(_ bytes: some Sequence<UInt8>, shortForm: (UInt8) -> UInt8?) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.underestimatedCount)
        for byte in bytes {
            if byte.isUnreserved {
                encoded.append(byte)
            } else if let short = shortForm(byte) {
                encoded.append(short)
            } else {
                encoded.append(ASCII.percent)
                encoded.append(hexadecimalDigits[Int(byte >> 4)])
                encoded.append(hexadecimalDigits[Int(byte & 15)])
            }
        }
        return encoded
    }

    private static let hexadecimalDigits = Array("0123456789ABCDEF".utf8)

    private static func escape(at digits: some Collection<UInt8>) -> UInt8? {
        var iterator = digits.makeIterator()
        guard let high = iterator.next()?.hexadecimalValue, let low = iterator.next()?.hexadecimalValue else {
            return nil
        }
        return high << 4 | low
    }
}

extension UInt8 {
    /// True for the characters that never need encoding (RFC 3986, section 2.3).
    fileprivate var isUnreserved: Bool {
        isASCIIDigit || isASCIILetter || self == ASCII.hyphen || self == ASCII.underscore
            || self == UInt8(ascii: ".") || self == UInt8(ascii: "~")
    }
}
