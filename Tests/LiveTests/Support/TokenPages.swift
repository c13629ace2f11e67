// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// The pages /signed and /xsrf of a program, which Funnel's and Tornado's have alike.
struct TokenPages {
    /// Whose program it is: LiveApp behind nginx, or tornado_app.py.
    enum Framework: CaseIterable, Sendable {
        case funnel
        case tornado

        var other: Self { self == .funnel ? .tornado : .funnel }
    }

    /// A token for forms, and the cookie that came with it, if one did.
    typealias Token = (text: String, cookie: String?)

    private let connect: () throws -> HTTPConnection

    /// Starts the program with these options.
    init(_ framework: Framework, _ options: [String]) throws {
        switch framework {
        case .funnel:
            let site = try Site(.liveApp, ["serve"] + options)
            connect = { try site.connect() }
        case .tornado: connect = try TornadoApp(options).connect
        }
    }

    /// Has a value signed.
    ///
    /// - Returns: The cookie as a client sends it back, `name=value`.
    func sign(_ value: [UInt8], name: String, version: Int = 2) throws -> String {
        let target = "/signed?name=\(name)&value=\(value.hexadecimal)&version=\(version)"
        let answer = try connect().exchange("POST", target, body: [])
        guard let cookie = Self.cookie(in: answer) else { throw TestFailure("no cookie: \(answer)") }
        return cookie
    }

    /// What the program reads in a cookie: the value in hexadecimal and the version of its key, or `none`.
    func read(_ name: String, in cookie: String) throws -> String {
        try connect().exchange("GET", "/signed?name=\(name)", fields: "Cookie: \(cookie)\r\n").text
    }

    /// Asks for a token.
    func token(cookie: String?) throws -> Token {
        let fields = cookie.map { "Cookie: \($0)\r\n" } ?? ""
        let answer = try connect().exchange("GET", "/xsrf", fields: fields)
        guard answer.status == 200 else { throw TestFailure("no token: \(answer)") }
        return (answer.text, Self.cookie(in: answer))
    }

    /// Sends a form.
    ///
    /// - Returns: The status.
    func submit(token: String, cookie: String) throws -> Int {
        let fields = "Cookie: \(cookie)\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        let escaped = token.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "%7C")
        return try connect().exchange("POST", "/xsrf", body: Array("_xsrf=\(escaped)".utf8), fields: fields).status
    }

    private static func cookie(in answer: HTTPAnswer) -> String? {
        answer.fields["set-cookie"].map { String($0.prefix { $0 != ";" }) }
    }
}
