// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a Host header field says: a name and a port.
struct HostAndPort: Hashable {
    /// The name, `localhost` if the field says none. An IPv6 address keeps its brackets.
    let name: [UInt8]
    /// The digits of the port, `80` if the field says none.
    let port: [UInt8]

    init(_ host: [UInt8]) {
        let digits = host.reversed().prefix { (0x30...0x39).contains($0) }.count
        let colon = host.count - digits - 1
        let hasPort = digits > 0 && colon >= 0 && host[colon] == UInt8(ascii: ":")
        let name = hasPort ? Array(host[..<colon]) : host
        self.name = name.isEmpty ? Array("localhost".utf8) : name
        port = hasPort ? Array(host[(colon + 1)...]) : Array("80".utf8)
    }
}
