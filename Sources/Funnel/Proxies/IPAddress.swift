// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// An IPv4 or IPv6 address.
///
/// An IPv4 address in IPv6 clothes, `::ffff:192.0.2.1` (RFC 4291, section 2.5.5.2), is the IPv4 address: a socket that
/// listens on both reports it that way.
struct IPAddress: Sendable, Hashable {
    /// True for 32 bits, false for 128.
    let isIPv4: Bool

    /// The address as a number.
    let bits: UInt128

    /// Makes an address of its text.
    ///
    /// Stricter than `inet_aton` and `getaddrinfo`: no abbreviated, octal or hexadecimal IPv4 addresses, no zones, no
    /// brackets and no ports.
    ///
    /// - Returns: Nil for anything that is not exactly an address.
    init?(_ text: some Collection<UInt8>) {
        // No address is longer, and nobody shall have a long header field parsed as one.
        let text = Array(text.prefix(Self.longestText + 1))
        guard text.count <= Self.longestText else { return nil }
        if let bits = Self.ipv4(text[...]) {
            self.init(isIPv4: true, bits: UInt128(bits))
        } else if let bits = Self.ipv6(text[...]) {
            let isMapped = bits >> 32 == 0xFFFF
            self.init(isIPv4: isMapped, bits: isMapped ? bits & 0xFFFF_FFFF : bits)
        } else {
            return nil
        }
    }

    private init(isIPv4: Bool, bits: UInt128) {
        self.isIPv4 = isIPv4
        self.bits = bits
    }

    /// Four numbers up to 255 without leading zeros, which some would read as octal.
    private static func ipv4(_ text: ArraySlice<UInt8>) -> UInt32? {
        let parts = text.split(separator: ASCII.dot, maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit),
                part.count == 1 || part.first != ASCII.zero
            else { return nil }
            let number = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - ASCII.zero) }
            guard number <= 255 else { return nil }
            bits = bits << 8 | number
        }
        return bits
    }

    /// Eight groups, of which one run may be left out with `::`, and the last two may be an IPv4 address (RFC 4291,
    /// section 2.2).
    private static func ipv6(_ text: ArraySlice<UInt8>) -> UInt128? {
        let gap: ArraySlice<UInt8> = [ASCII.colon, ASCII.colon]
        guard let middle = text.firstRange(of: gap) else {
            guard let groups = groups(text), groups.count == 8 else { return nil }
            return number(groups)
        }
        let (left, right) = (text[..<middle.lowerBound], text[middle.upperBound...])
        guard let before = left.isEmpty ? [] : groups(left, mayEndInIPv4: false),
            let after = right.isEmpty ? [] : groups(right), before.count + after.count < 8
        else { return nil }
        return number(before + [UInt16](repeating: 0, count: 8 - before.count - after.count) + after)
    }

    private static func groups(_ text: ArraySlice<UInt8>, mayEndInIPv4: Bool = true) -> [UInt16]? {
        var groups: [UInt16] = []
        for part in text.split(separator: ASCII.colon, omittingEmptySubsequences: false) {
            if part.endIndex == text.endIndex, mayEndInIPv4, let bits = ipv4(part) {
                groups += [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
                continue
            }
            guard (1...4).contains(part.count) else { return nil }
            var group: UInt16 = 0
            for byte in part {
                guard let digit = byte.hexadecimalValue else { return nil }
                group = group << 4 | UInt16(digit)
            }
            groups.append(group)
        }
        return groups
    }

    private static func number(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    /// The length of an IPv6 address that ends in an IPv4 address.
    private static let longestText = 45
}
