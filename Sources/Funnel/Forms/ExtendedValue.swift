// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A parameter's value with its charset, `UTF-8'en'text` (RFC 5987, section 3.2).
enum ExtendedValue {
    /// The text of a value.
    ///
    /// UTF-8, ISO 8859-1 and ASCII are known; without a charset it is ASCII. The bytes of any other are taken for
    /// UTF-8 if they can be, else for ISO 8859-1. What is invalid becomes U+FFFD.
    ///
    /// - Parameter value: The value, percent-decoded.
    static func text(_ value: [UInt8]) -> String {
        let parts = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return ascii(value[...]) }
        switch String(decoding: parts[0], as: UTF8.self).lowercased() {
        case "utf-8", "utf8": return String(decoding: parts[2], as: UTF8.self)
        case "iso-8859-1", "latin-1", "latin1": return String(latin1: parts[2])
        case "us-ascii", "ascii": return ascii(parts[2])
        default: return String(validating: parts[2], as: UTF8.self) ?? String(latin1: parts[2])
        }
    }

    private static func ascii(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
    }
}
