// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct TrustedProxiesTests {
    /// Entry, addresses in it, addresses out of it.
    @Test(arguments: [
        ("127.0.0.1", ["127.0.0.1", "::ffff:127.0.0.1"], ["127.0.0.2", "::1", "::127.0.0.1", "", "unix:"]),
        ("10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"], ["9.255.255.255", "11.0.0.0", "::a00:0"]),
        ("192.168.16.0/20", ["192.168.16.0", "192.168.31.255"], ["192.168.15.255", "192.168.32.0"]),
        ("192.0.2.4/31", ["192.0.2.4", "192.0.2.5"], ["192.0.2.3", "192.0.2.6"]),
        ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255", "::ffff:1.2.3.4"], ["::", "::1", "x", "unix:", ""]),
        ("::1", ["::1", "0:0:0:0:0:0:0:1"], ["::", "::2", "0.0.0.1", "127.0.0.1"]),
        ("2001:db8::/32", ["2001:db8::", "2001:DB8:ffff::1"], ["2001:db7:ffff::", "2001:db9::", "32.1.13.184"]),
        ("::/0", ["::", "ffff::"], ["10.0.0.1", "::ffff:10.0.0.1"]),
        ("::ffff:10.0.0.0/104", ["10.1.2.3", "::ffff:10.1.2.3"], ["11.0.0.0", "::10.1.2.3"]),
        ("::ffff:10.0.0.1", ["10.0.0.1"], ["10.0.0.2"]),
        ("unix:", ["unix:"], ["unix:/run/x", "", "127.0.0.1", "unix"]),
    ])
    func contains(entry: String, inside: [String], outside: [String]) throws {
        let proxies = try TrustedProxies([entry])
        for address in inside { #expect(proxies.contains(address), "\(address)") }
        for address in outside { #expect(!proxies.contains(address), "\(address)") }
    }

    @Test func anyEntryWillDo() throws {
        let proxies = try TrustedProxies(["127.0.0.1", "10.0.0.0/8", "::1"])
        #expect(["127.0.0.1", "10.9.8.7", "::1"].allSatisfy { proxies.contains($0) })
        #expect(!proxies.contains("192.0.2.1"))
    }

    @Test func nobodyIsTrustedByDefault() throws {
        for proxies in [TrustedProxies(), try TrustedProxies([]), Settings().trustedProxies] {
            #expect(proxies.isEmpty)
            #expect(!proxies.contains("127.0.0.1"))
        }
        #expect(try !TrustedProxies(["unix:"]).isEmpty)
    }

    @Test(
        arguments: [
            ("", .notAnAddress("")), ("localhost", .notAnAddress("localhost")), ("/8", .notAnAddress("/8")),
            ("127.1", .notAnAddress("127.1")), ("unix:/run/x", .notAnAddress("unix:/run/x")),
            ("10.0.0.1 ", .notAnAddress("10.0.0.1 ")), ("10.0.0.0/", .badPrefixLength("10.0.0.0/")),
            ("10.0.0.0/33", .badPrefixLength("10.0.0.0/33")), ("10.0.0.0/-1", .badPrefixLength("10.0.0.0/-1")),
            ("10.0.0.0/08", .badPrefixLength("10.0.0.0/08")), ("10.0.0.0/8/8", .badPrefixLength("10.0.0.0/8/8")),
            ("10.0.0.0/255.0.0.0", .badPrefixLength("10.0.0.0/255.0.0.0")), ("::/129", .badPrefixLength("::/129")),
            ("::1/99999999999999999999", .badPrefixLength("::1/99999999999999999999")),
            ("::ffff:10.0.0.0/8", .badPrefixLength("::ffff:10.0.0.0/8")),
            ("10.0.0.1/8", .bitsAfterPrefix("10.0.0.1/8")),
            ("2001:db8::1/32", .bitsAfterPrefix("2001:db8::1/32")), ("0.0.0.1/0", .bitsAfterPrefix("0.0.0.1/0")),
        ] as [(String, TrustedProxiesError)]
    )
    func refuses(entry: String, expected: TrustedProxiesError) {
        let error = #expect(throws: TrustedProxiesError.self) { try TrustedProxies(["127.0.0.1", entry]) }
        #expect(error == expected)
        #expect(error.map { "\($0)".contains("\"\(entry)\"") } == true)
    }
}
