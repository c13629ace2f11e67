// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Sets cookies in the way that the path names.
final class CookieSetHandler: RequestHandler {
    override func get() throws {
        let mode: String = try pathArguments.require(0)
        try setPlain(mode)
        try setWithAttributes(mode)
        try setSeveral(mode)
        try setRefused(mode)
        try clearCookies(mode)
        write("ok")
    }

    private func setPlain(_ mode: String) throws {
        switch mode {
        case "simple": try setCookie("a", "1")
        case "bytes": try setCookie("a", "bytes")
        case "empty": try setCookie("a", "")
        case "quoted": for (name, value) in Self.quotedValues { try setCookie(name, value) }
        default: break
        }
    }

    private func setWithAttributes(_ mode: String) throws {
        switch mode {
        case "nopath": try setCookie("a", "1", path: nil)
        case "attrs":
            try setCookie(
                "a",
                "1",
                domain: "example.test",
                path: "/p",
                maxAge: 3600,
                httpOnly: true,
                secure: true,
                sameSite: .strict
            )
        case "expires": for name in ["dt", "ts", "tuple"] { try setCookie(name, "1", expires: FixedDate.seconds) }
        case "expires_days": try setCookie("a", "1", expiresDays: 2)
        case "both_expires": try setCookie("a", "1", expires: FixedDate.seconds, expiresDays: 2)
        case "maxage0": try setCookie("a", "1", maxAge: 0)
        default: break
        }
    }

    private func setSeveral(_ mode: String) throws {
        switch mode {
        case "multi":
            try setCookie("b", "1")
            try setCookie("a", "2")
            try setCookie("c", "3")
        case "override":
            try setCookie("a", "1", domain: "old.test")
            try setCookie("b", "2")
            try setCookie("a", "3")
        case "then_header":
            try setCookie("a", "1")
            try setHeader("Set-Cookie", "manual=1")
        default: break
        }
    }

    /// What no cookie can have.
    private func setRefused(_ mode: String) throws {
        switch mode {
        case "space": try setCookie("a", "has space")
        case "newline": try setCookie("a", "x\r\nSet-Cookie: evil=1")
        case "badname": try setCookie("a b", "1")
        case "seminame": try setCookie("a;b", "1")
        case "commaname": try setCookie("a,b", "1")
        case "badpath": try setCookie("a", "1", path: "/;evil")
        case "reserved": try setCookie("path", "1")
        default: break
        }
    }

    private func clearCookies(_ mode: String) throws {
        switch mode {
        case "clear": try clearCookie("a")
        case "clearattrs": try clearCookie("a", domain: "example.test", path: "/p")
        case "clearall": try clearAllCookies()
        default: break
        }
    }

    private static let quotedValues = [
        ("q1", "say\"hi\""), ("q2", "a;b"), ("q3", "a,b"), ("q4", "a\\b"), ("q5", "caf\u{e9}"),
        ("q6", "ok-!#$%&'*+.^_`|~:chars"), ("q7", "a=b/c?d@e[f]{g}(h)<i>"),
    ]
}
