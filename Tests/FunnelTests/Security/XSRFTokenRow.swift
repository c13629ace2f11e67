// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What Tornado 6.6.1 makes of XSRF tokens: the token in hexadecimal, and the time of a token of version 2.
struct XSRFTokenRow: Sendable {
    var text: String
    var token: String?
    var time: Int?

    static let all: [XSRFTokenRow] = [
        XSRFTokenRow(
            text: "2|01020304|0103010705070503090b090f0d0f0d0b|1700000000",
            token: "000102030405060708090a0b0c0d0e0f",
            time: 1700000000
        ),
        XSRFTokenRow(
            text: "2|aabbccdd|aabacedeaebecadaa2b2c6d6a6b6c2d2|1700000000",
            token: "000102030405060708090a0b0c0d0e0f",
            time: 1700000000
        ),
        XSRFTokenRow(text: "000102030405060708090a0b0c0d0e0f", token: "000102030405060708090a0b0c0d0e0f"),
        XSRFTokenRow(text: "000102030405060708090A0B0C0D0E0F", token: "000102030405060708090a0b0c0d0e0f"),
        XSRFTokenRow(text: "00010", token: "3030303130"),
        XSRFTokenRow(text: "zz", token: "7a7a"),
        XSRFTokenRow(text: "secret", token: "736563726574"),
        XSRFTokenRow(text: "|", token: "7c"),
        XSRFTokenRow(text: "2|"),
        XSRFTokenRow(text: "2|||"),
        XSRFTokenRow(text: "2|01020304|00|"),
        XSRFTokenRow(text: "2|01020304|00|x"),
        XSRFTokenRow(text: "2|01020304|00|1", token: "01", time: 1),
        XSRFTokenRow(text: "2|01020304|00|-5", token: "01", time: -5),
        XSRFTokenRow(text: "2|010203|00|1"),
        XSRFTokenRow(text: "2|0102030405|00|1"),
        XSRFTokenRow(text: "2|0102030|00|1"),
        XSRFTokenRow(text: "2|0102030g|00|1"),
        XSRFTokenRow(text: "2|01020304|0|1"),
        XSRFTokenRow(text: "2|01020304|00|1|1"),
        XSRFTokenRow(text: "2|0102\n0304|00|1", token: "327c303130320a303330347c30307c31"),
        XSRFTokenRow(text: "3|a|b|c"),
        XSRFTokenRow(text: "1|a"),
        XSRFTokenRow(text: "02|01020304|00|1", token: "30327c30313032303330347c30307c31"),
        XSRFTokenRow(text: "12|01020304|00|1"),
        XSRFTokenRow(text: "2a|01020304|00|1", token: "32617c30313032303330347c30307c31"),
        XSRFTokenRow(text: "00", token: "00"),
        XSRFTokenRow(
            text: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            token: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        ),
        XSRFTokenRow(text: "café", token: "636166c3a9"),
        XSRFTokenRow(text: "2|AABBCCDD|AA|1", token: "00", time: 1),
    ]
}
