// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// What Tornado 6.6.1 sends for `set_cookie`, and what it refuses.
struct CookieRow: Sendable {
    var name = "a"
    var value = "1"
    var domain: String?
    var path: String? = "/"
    var expires: Int?
    var expiresDays: Double?
    var maxAge: Int?
    var httpOnly = false
    var secure = false
    var sameSite: SameSite?
    /// The value of `Set-Cookie`, nil for a refusal.
    var line: String?

    static let all: [CookieRow] = [
        CookieRow(line: "a=1; Path=/"),
        CookieRow(name: "A-b.c_d", line: "A-b.c_d=1; Path=/"),
        CookieRow(name: "!#$%&'*+-.^_`|~", line: "!#$%&'*+-.^_`|~=1; Path=/"),
        CookieRow(name: "a:b", line: "a:b=1; Path=/"),
        CookieRow(name: ""),
        CookieRow(name: "a b"),
        CookieRow(name: "a;b"),
        CookieRow(name: "a,b"),
        CookieRow(name: "a=b"),
        CookieRow(name: "a\""),
        CookieRow(name: "café"),
        CookieRow(name: "path"),
        CookieRow(name: "PATH"),
        CookieRow(name: "expires"),
        CookieRow(name: "Max-Age"),
        CookieRow(name: "httponly"),
        CookieRow(name: "SameSite"),
        CookieRow(name: "secure"),
        CookieRow(name: "domain"),
        CookieRow(name: "version"),
        CookieRow(name: "comment"),
        CookieRow(name: "a\n"),
        CookieRow(name: "a\u{7f}"),
        CookieRow(name: "(a)"),
        CookieRow(name: "__Host-a", line: "__Host-a=1; Path=/"),
        CookieRow(value: "", line: "a=\"\"; Path=/"),
        CookieRow(value: "simple", line: "a=simple; Path=/"),
        CookieRow(value: "a:b", line: "a=a:b; Path=/"),
        CookieRow(value: "say\"hi\"", line: "a=\"say\\\"hi\\\"\"; Path=/"),
        CookieRow(value: "a;b", line: "a=\"a\\073b\"; Path=/"),
        CookieRow(value: "a,b", line: "a=\"a\\054b\"; Path=/"),
        CookieRow(value: "a\\b", line: "a=\"a\\\\b\"; Path=/"),
        CookieRow(value: "café", line: "a=\"caf\\351\"; Path=/"),
        CookieRow(value: "ok-!#$%&'*+.^_`|~:chars", line: "a=ok-!#$%&'*+.^_`|~:chars; Path=/"),
        CookieRow(value: "a=b/c?d@e[f]{g}(h)<i>", line: "a=\"a=b/c?d@e[f]{g}(h)<i>\"; Path=/"),
        CookieRow(value: "has space"),
        CookieRow(value: "tab\there"),
        CookieRow(value: "x\r\nSet-Cookie: evil=1"),
        CookieRow(value: "\u{0}"),
        CookieRow(value: "\u{7f}", line: "a=\"\\177\"; Path=/"),
        CookieRow(value: "\u{80}\u{9f}\u{a0}ÿ", line: "a=\"\\200\\237\\240\\377\"; Path=/"),
        CookieRow(value: "Ā"),
        CookieRow(value: "日"),
        CookieRow(value: "dmFsdWU=|1", line: "a=\"dmFsdWU=|1\"; Path=/"),
        CookieRow(value: "\"quoted\"", line: "a=\"\\\"quoted\\\"\"; Path=/"),
        CookieRow(value: "e\u{301}"),
        CookieRow(path: nil, line: "a=1"),
        CookieRow(path: "", line: "a=1"),
        CookieRow(path: "/p", line: "a=1; Path=/p"),
        CookieRow(path: "/a b"),
        CookieRow(path: "/;x"),
        CookieRow(path: "/\n"),
        CookieRow(path: "/café", line: "a=1; Path=/café"),
        CookieRow(path: "/日"),
        CookieRow(path: "/\u{7f}"),
        CookieRow(path: "/a=b,c\"d", line: "a=1; Path=/a=b,c\"d"),
        CookieRow(domain: "example.test", line: "a=1; Domain=example.test; Path=/"),
        CookieRow(domain: "", line: "a=1; Path=/"),
        CookieRow(domain: "a;b"),
        CookieRow(domain: "a b"),
        CookieRow(expires: 1893553445, line: "a=1; expires=Wed, 02 Jan 2030 03:04:05 GMT; Path=/"),
        CookieRow(expires: 951827696, line: "a=1; expires=Tue, 29 Feb 2000 12:34:56 GMT; Path=/"),
        CookieRow(expires: -1, line: "a=1; expires=Wed, 31 Dec 1969 23:59:59 GMT; Path=/"),
        CookieRow(expires: 253402300799, line: "a=1; expires=Fri, 31 Dec 9999 23:59:59 GMT; Path=/"),
        CookieRow(expires: -62135596800, line: "a=1; expires=Mon, 01 Jan 0001 00:00:00 GMT; Path=/"),
        CookieRow(expires: 1709164800, line: "a=1; expires=Thu, 29 Feb 2024 00:00:00 GMT; Path=/"),
        CookieRow(expires: 1, expiresDays: 2, line: "a=1; expires=Thu, 01 Jan 1970 00:00:01 GMT; Path=/"),
        CookieRow(maxAge: 3600, line: "a=1; Max-Age=3600; Path=/"),
        CookieRow(maxAge: 0, line: "a=1; Path=/"),
        CookieRow(maxAge: -1, line: "a=1; Max-Age=-1; Path=/"),
        CookieRow(httpOnly: true, line: "a=1; HttpOnly; Path=/"),
        CookieRow(secure: true, line: "a=1; Path=/; Secure"),
        CookieRow(sameSite: .lax, line: "a=1; Path=/; SameSite=Lax"),
        CookieRow(
            domain: "example.test",
            path: "/p",
            expires: 1893553445,
            maxAge: 3600,
            httpOnly: true,
            secure: true,
            sameSite: .strict,
            line: "a=1; Domain=example.test; expires=Wed, 02 Jan 2030 03:04:05 GMT; HttpOnly; Max-Age=3600; Path=/p; Sa"
                + "meSite=Strict; Secure"
        ),
    ]
}
