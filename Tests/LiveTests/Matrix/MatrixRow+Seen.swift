// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

extension MatrixRow {
    /// The rows about what the application gets to see.
    func runSeen(on connection: HTTPConnection) throws -> [Check] {
        let (target, fields, line) = seen
        try connection.send("GET \(target) HTTP/1.1\r\n\(self == .host ? "" : "Host: localhost\r\n")\(fields)\r\n".utf8)
        let answer = try connection.receive()
        return [Self.status(answer, 200), Self.line(line, in: answer)]
    }

    /// What is asked for, with which header fields, and what the application sees of it.
    private var seen: (target: String, fields: String, line: String) {
        let long = String(repeating: "l", count: 3_000)
        switch self {
        case .query:
            let target = "/seen?a=1&a=%26%3D&b=x+y&&c"
            return (target, "", "uri: \(target)")
        case .path: return ("/seen/a;b/~c/d+e%20%25%C3%A4", "", "uri: /seen/a;b/~c/d+e%20%25%C3%A4")
        case .encodedSlash: return ("/seen/a%2Fb", "", "uri: /seen/a%2Fb")
        case .doubledSlash: return ("/seen/a//b", "", "uri: /seen/a//b")
        case .dotSegments: return ("/seen/a/../b", "", "uri: /seen/a/../b")
        case .headerField: return ("/seen", "X-Long: \(long)\r\n", "X-Long: \(long)")
        case .repeatedField: return ("/seen", "X-Test: a\r\nX-Test: b\r\n", "X-Test: a, b")
        case .underscoreField: return ("/seen", "X_Test: a\r\n", "X-Test: -")
        case .proxyField: return ("/seen", "Proxy: http://example.org\r\n", "Proxy: -")
        case .cookies: return ("/seen", "Cookie: a=1; b=\"x y\"\r\n", "cookies: a=1|b=x y")
        case .authorization: return ("/seen", "Authorization: Basic YTpi\r\n", "Authorization: Basic YTpi")
        default: return ("/seen", "Host: example.org:8123\r\n", "host: example.org:8123")
        }
    }

    /// Whether a line is in an answer; if not, the one that is there instead.
    static func line(_ line: String, in answer: HTTPAnswer) -> Check {
        let name = line.prefix { $0 != ":" }
        let found = answer.text.split(separator: "\n").first { $0.hasPrefix("\(name): ") } ?? "nothing"
        return Check(isRight: found == line, what: "`\(found.prefix(60))`")
    }
}
