// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`; a single one without a `/`.
struct IPNetwork: Sendable, Hashable {
    private let isIPv4: Bool
    private let bits: UInt128
    private let mask: UInt128

    /// Makes a network of its text, in CIDR notation (RFC 4632, section 3.1).
    ///
    /// - Throws: ``TrustedProxiesError`` for what is no address, for a length that is none, and for a network with bits
    ///   after its length, which is more often a slip than meant.
    init(_ text: String) throws(TrustedProxiesError) {
        let parts = text.utf8.split(separator: ASCII.slash, maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(first) else { throw .notAnAddress(text) }
        isIPv4 = address.isIPv4
        bits = address.bits
        let width = address.isIPv4 ? 32 : 128
        // The length of an IPv4 network in IPv6 clothes counts those too.
        let clothes = address.isIPv4 && first.contains(ASCII.colon) ? 96 : 0
        let length = parts.count == 1 ? width : (Self.number(parts[1]) ?? -1) - clothes
        guard (0...width).contains(length) else { throw .badPrefixLength(text) }
        // A shift by the whole width gives zero.
        let host = (UInt128(1) << (width - length)) &- 1
        mask = ~host
        guard bits & host == 0 else { throw .bitsAfterPrefix(text) }
    }

    /// True if an address is one of the network's; never across the two families.
    func contains(_ address: IPAddress) -> Bool {
        address.isIPv4 == isIPv4 && address.bits & mask == bits
    }

    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard (1...3).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
        guard digits.count == 1 || digits.first != ASCII.zero else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    }
}
