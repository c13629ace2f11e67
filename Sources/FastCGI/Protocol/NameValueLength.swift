// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A length in a list of names and values: a byte, or four with the highest bit set (FastCGI specification, section 3.4).
enum NameValueLength {
    /// Takes one off the front; nil if it is not all there.
    static func take(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        guard first >= 0x80 else { return Int(first) }
        guard rest.count >= 3 else { return nil }
        let tail = rest.prefix(3).reduce(Int(first & 0x7F)) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(3)
        return tail
    }

    /// A length as it is sent.
    static func bytes(_ length: Int) -> [UInt8] {
        guard length >= 0x80 else { return [UInt8(clamping: length)] }
        let length = UInt32(clamping: length) | 0x8000_0000
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    }
}
