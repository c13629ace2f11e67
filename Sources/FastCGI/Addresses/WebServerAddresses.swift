// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The hosts that may connect over TCP: the environment variable `FCGI_WEB_SERVER_ADDRS` of the FastCGI specification
/// (section 3.2), a list of addresses with commas between. Here it also covers IPv6.
struct WebServerAddresses: Sendable, Hashable {
    private let allowed: Set<IPAddress>

    /// Reads the list; spaces around an entry are allowed.
    ///
    /// - Throws: `invalidAddress`, naming the entry that is no numeric address
    init(_ list: String) throws(FastCGIError) {
        var allowed: Set<IPAddress> = []
        for entry in list.split(separator: ",", omittingEmptySubsequences: false) {
            let text = String(entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            guard let address = IPAddress(text) else {
                throw FastCGIError(
                    operation: "FCGI_WEB_SERVER_ADDRS",
                    code: .invalidAddress,
                    detail: "'\(text)' is no IP address"
                )
            }
            allowed.insert(address)
        }
        self.allowed = allowed
    }

    /// What the environment of the process says; nil, for everyone, when it says nothing.
    static func fromEnvironment() throws(FastCGIError) -> WebServerAddresses? {
        guard let value = getenv("FCGI_WEB_SERVER_ADDRS") else { return nil }
        return try WebServerAddresses(String(cString: value))
    }

    /// Whether this peer may stay. A unix socket has file permissions instead.
    func allows(_ peer: SocketAddress) -> Bool {
        guard let address = peer.ip else { return true }
        return allowed.contains(address)
    }
}
