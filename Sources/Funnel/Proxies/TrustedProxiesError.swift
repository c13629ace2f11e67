// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A ``TrustedProxies`` cannot be made of its list.
public enum TrustedProxiesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An entry is neither an address nor a network nor `unix:`. Names of hosts are not looked up.
    case notAnAddress(String)
    /// What stands after the `/` is no number of bits that the address has.
    case badPrefixLength(String)
    /// A network has bits set after its length, such as `10.0.0.1/8`.
    case bitsAfterPrefix(String)

    /// What is wrong, with the entry.
    public var description: String {
        switch self {
        case .notAnAddress(let entry):
            "\"\(entry)\" in trustedProxies is no IP address, network such as 10.0.0.0/8, or \"unix:\"".logSafe
        case .badPrefixLength(let entry):
            "\"\(entry)\" in trustedProxies: after the / stands a number of bits, up to 32 or 128".logSafe
        case .bitsAfterPrefix(let entry):
            "\"\(entry)\" in trustedProxies names an address inside a network: its bits after the length are not zero"
                .logSafe
        }
    }
}
