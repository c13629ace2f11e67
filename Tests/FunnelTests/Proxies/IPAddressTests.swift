// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct IPAddressTests {
    /// Texts, with what Python reads from them; an IPv4-mapped address is the IPv4 address.
    @Test(
        arguments: [
            ("0.0.0.0", true, 0x0),
            ("127.0.0.1", true, 0x7F000001),
            ("255.255.255.255", true, 0xFFFFFFFF),
            ("1.2.3.4", true, 0x1020304),
            ("::", false, 0x0),
            ("::1", false, 0x1),
            ("1::", false, 0x10000000000000000000000000000),
            ("1:2:3:4:5:6:7:8", false, 0x10002000300040005000600070008),
            ("1:2:3:4:5:6:7::", false, 0x10002000300040005000600070000),
            ("::2:3:4:5:6:7:8", false, 0x2000300040005000600070008),
            ("1::8", false, 0x10000000000000000000000000008),
            ("2001:DB8::a", false, 0x20010DB800000000000000000000000A),
            ("::1.2.3.4", false, 0x1020304),
            ("1:2:3:4:5:6:1.2.3.4", false, 0x10002000300040005000601020304),
            ("::ffff:1.2.3.4", true, 0x1020304),
            ("::ffff:102:304", true, 0x1020304),
            ("0:0:0:0:0:ffff:1.2.3.4", true, 0x1020304),
            ("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", false, 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF),
            ("fe80::1", false, 0xFE800000000000000000000000000001),
            ("64:ff9b::1.2.3.4", false, 0x64FF9B000000000000000001020304),
        ] as [(String, Bool, UInt128)]
    )
    func parses(text: String, isIPv4: Bool, bits: UInt128) {
        let address = IPAddress(text.utf8)
        #expect(address?.isIPv4 == isIPv4)
        #expect(address?.bits == bits)
    }

    /// What `inet_aton`, `inet_pton` or `getaddrinfo` take somewhere, and what nobody takes.
    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.04", "0x7f.0.0.1", "1.2.3.", "..1.2", "1.2.3.4 ",
        " 1.2.3.4", "1.2.3.-4", "1.2.3.+4", "2130706433", "127.1", "1.2.3.1000", "1.2.3.4:80", "1.2.3.4/8", "1.2.3.4\n",
        "1.2.3.4\0", "１.2.3.4", "٣.2.3.4", ":", ":::", ":1", "1:", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1::2::3", "12345::", "g::", "::1%eth0", "fe80::1%1", "[::1]",
        "::1.2.3", "::1.2.3.4:5", "1.2.3.4::", "::1.2.3.4.5", "1:2:3:4:5:6:7:1.2.3.4", "::ffff:01.2.3.4", "::1/128",
        "1:::2", "::1 ", "0x1::", "-1::", "::٣",
    ])
    func refuses(text: String) {
        #expect(IPAddress(text.utf8) == nil)
    }

    @Test func readsNoFurtherThanAnAddressGoes() {
        let text = String(repeating: "0", count: 1_000_000)
        #expect(IPAddress(text.utf8) == nil)
        #expect(IPAddress("::\(text)".utf8) == nil)
    }
}
