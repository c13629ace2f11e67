// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What Tornado 6.6.1 makes of header fields from a proxy, with `xheaders=True`: its own `_apply_xheaders` called.
enum ForwardedRows {
    /// The proxies that were in `trusted_downstream`; the request comes from the first.
    static let trusted = ["10.0.0.1", "::1", "10.0.0.2"]

    /// Variables, then the client's address.
    static let addresses: [([String: String], String)] = [
        (["HTTP_X_REAL_IP": "192.0.2.1"], "192.0.2.1"),
        (["HTTP_X_REAL_IP": "2001:db8::1"], "2001:db8::1"),
        (["HTTP_X_REAL_IP": ""], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "example.org"], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "192.0.2.1, 192.0.2.2"], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "192.0.2.1:80"], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "[::1]"], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "bad", "HTTP_X_FORWARDED_FOR": "192.0.2.1"], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "", "HTTP_X_FORWARDED_FOR": "192.0.2.1"], "10.0.0.1"),
        (["HTTP_X_REAL_IP": "192.0.2.9", "HTTP_X_FORWARDED_FOR": "192.0.2.1"], "192.0.2.9"),
        (["HTTP_X_REAL_IP": "  192.0.2.1\t"], "192.0.2.1"),
        (["HTTP_X_REAL_IP": "10.0.0.1"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1"], "192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1, 192.0.2.2"], "192.0.2.2"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1, 10.0.0.1"], "192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1, 10.0.0.1,10.0.0.2 , ::1"], "192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "10.0.0.1, 10.0.0.2"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "10.0.0.2, 10.0.0.1"], "10.0.0.2"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1, 192.0.2.2, 10.0.0.1"], "192.0.2.2"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1, bad, 10.0.0.1"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "bad, 192.0.2.1"], "192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1, bad"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1,"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": ",192.0.2.1"], "192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1,,10.0.0.1"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": ""], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": ","], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": " "], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "unknown"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "_hidden"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1\t,\t10.0.0.1"], "192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1 192.0.2.2"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "\"192.0.2.1\""], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "for=192.0.2.1"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.256"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1.5"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "1:2:3:4:5:6:7:8:9"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "::ffff:192.0.2.1"], "::ffff:192.0.2.1"),
        (["HTTP_X_FORWARDED_FOR": "2001:DB8::A"], "2001:DB8::A"),
        (["HTTP_X_FORWARDED_FOR": "192.0.2.1/24"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "-1.0.0.1"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "<script>"], "10.0.0.1"),
        (["HTTP_X_FORWARDED_FOR": "1.1.1.1\u{FF}"], "10.0.0.1"),
    ]

    /// Variables, then the scheme of a request that came over HTTP, and over HTTPS.
    static let schemes: [([String: String], String, String)] = [
        (["HTTP_X_SCHEME": "https"], "https", "https"),
        (["HTTP_X_SCHEME": "http"], "http", "http"),
        (["HTTP_X_FORWARDED_PROTO": "https"], "https", "https"),
        (["HTTP_X_FORWARDED_PROTO": "http"], "http", "http"),
        (["HTTP_X_SCHEME": "HTTPS"], "http", "https"),
        (["HTTP_X_SCHEME": "ftp"], "http", "https"),
        (["HTTP_X_SCHEME": ""], "http", "https"),
        (["HTTP_X_SCHEME": "", "HTTP_X_FORWARDED_PROTO": "https"], "http", "https"),
        (["HTTP_X_SCHEME": "bad", "HTTP_X_FORWARDED_PROTO": "https"], "http", "https"),
        (["HTTP_X_SCHEME": "http", "HTTP_X_FORWARDED_PROTO": "https"], "http", "http"),
        (["HTTP_X_FORWARDED_PROTO": "http, https"], "https", "https"),
        (["HTTP_X_FORWARDED_PROTO": "https, http"], "http", "http"),
        (["HTTP_X_FORWARDED_PROTO": "https,"], "http", "https"),
        (["HTTP_X_FORWARDED_PROTO": " https\t"], "https", "https"),
        (["HTTP_X_FORWARDED_PROTO": "http,https "], "https", "https"),
        (["HTTP_X_FORWARDED_PROTO": "https://"], "http", "https"),
        (["HTTP_X_FORWARDED_PROTO": "javascript"], "http", "https"),
        (["HTTP_X_FORWARDED_PROTO": ","], "http", "https"),
        ([:], "http", "https"),
    ]
}
