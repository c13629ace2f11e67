// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The proxies whose word counts when they say for whom they pass a request on.
///
///     settings.trustedProxies = try TrustedProxies(["127.0.0.1", "10.0.0.0/8", "::1"])
///
/// A web server that speaks FastCGI to this program tells the client's address itself, and needs none of this. A
/// load balancer in front of that web server, or a proxy in front of the embedded HTTP server, hides the client: every
/// request seems to come from it. It says for whom it speaks in `X-Real-Ip` or `X-Forwarded-For`, and how the client
/// came in `X-Scheme` or `X-Forwarded-Proto`. Anybody can send these fields, so that they count only from the addresses
/// listed here. What is listed must set, or remove, all four of them on every request: a field that it passes on
/// unread is the client's word.
///
/// The rules are those of Tornado's `xheaders=True`, less what only `getaddrinfo` takes for an address. Tornado trusts
/// everybody; `trusted_downstream` are here the same proxies.
public struct TrustedProxies: Sendable, Hashable {
    private let networks: [IPNetwork]
    private let includesUnixSockets: Bool

    /// Trusts nobody.
    public init() {
        networks = []
        includesUnixSockets = false
    }

    /// Trusts what is listed.
    ///
    /// - Parameter entries: Addresses, such as `127.0.0.1` and `::1`; networks in CIDR notation, such as `10.0.0.0/8` and
    ///   `fd00::/8`; and `unix:` for peers without an address, whose `REMOTE_ADDR` is missing, empty or `unix:`,
    ///   as behind a web server that itself listens on a Unix socket. An IPv4 entry holds also for the
    ///   IPv4-mapped IPv6 form of its addresses.
    /// - Throws: ``TrustedProxiesError`` for an entry that is none of these.
    public init(_ entries: [String]) throws(TrustedProxiesError) {
        var networks: [IPNetwork] = []
        for entry in entries where entry != Self.unixSocket { networks.append(try IPNetwork(entry)) }
        self.networks = networks
        includesUnixSockets = entries.contains(Self.unixSocket)
    }

    /// True if nobody is trusted.
    public var isEmpty: Bool { networks.isEmpty && !includesUnixSockets }

    /// True if an address is one of those listed.
    ///
    /// - Parameter address: An address as text; `unix:` for a Unix socket. What is no address is not trusted.
    public func contains(_ address: String) -> Bool {
        contains(Array(address.utf8)[...])
    }

    func contains(_ address: ArraySlice<UInt8>) -> Bool {
        if includesUnixSockets, address.elementsEqual(Self.unixSocket.utf8) { return true }
        guard !networks.isEmpty, let address = IPAddress(address) else { return false }
        return networks.contains { $0.contains(address) }
    }

    /// True if a request came from a trusted proxy.
    func vouch(for variables: GatewayVariables) -> Bool {
        if isEmpty { return false }
        let peer = variables.value("REMOTE_ADDR") ?? []
        return peer.isEmpty ? includesUnixSockets : contains(peer)
    }

    private static let unixSocket = "unix:"
}
