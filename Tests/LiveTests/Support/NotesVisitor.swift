// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// A browser that visits one of the applications in `Tests/NotesApp`.
struct NotesVisitor {
    struct Request: CustomStringConvertible {
        let method: String
        let target: String
        /// Fields of a form, without the token.
        let form: String?
        let sendsToken: Bool

        init(_ method: String, _ target: String, form: String? = nil, sendsToken: Bool = true) {
            self.method = method
            self.target = target
            self.form = form
            self.sendsToken = sendsToken
        }

        var description: String { "\(method) \(target) \(form ?? "")" }
    }

    static let signIn = [Request("GET", "/login"), Request("POST", "/login", form: "name=Ann+%26+Bob")]

    /// A way through all pages, with what goes wrong.
    static let requests =
        [
            Request("GET", "/"), Request("GET", "/note/0"), Request("GET", "/note/7"), Request("GET", "/note/x"),
            Request("GET", "/nothing"), Request("HEAD", "/"), Request("PUT", "/", form: "a=1"),
            Request("PROPFIND", "/"), Request("POST", "/", form: "text=x"),
            Request("POST", "/", form: "text=x", sendsToken: false), Request("POST", "/login", form: "nam=x"),
        ] + signIn + [
            Request("GET", "/"), Request("POST", "/", form: "text=%3Cb%3E"), Request("POST", "/", form: "text=%C3%A9"),
            Request("POST", "/", form: "text=%FF"), Request("POST", "/", form: ""), Request("GET", "/"),
            Request("GET", "/note/1"), Request("GET", "/note/2"), Request("DELETE", "/note/1"),
        ]

    var connect: () throws -> HTTPConnection
    private var cookies: [String: String] = [:]
    private var token = ""

    init(connect: @escaping () throws -> HTTPConnection) {
        self.connect = connect
    }

    /// Sends a request, and keeps the cookies and the token that come back.
    ///
    /// - Returns: Status, header fields and body, without what is random.
    mutating func send(_ request: Request) throws -> String {
        let pairs = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
        var fields = pairs.isEmpty ? "" : "Cookie: \(pairs)\r\n"
        var body: [UInt8]?
        if let form = request.form {
            fields += "Content-Type: application/x-www-form-urlencoded\r\n"
            body = Array((request.sendsToken ? "\(form)&_xsrf=\(token)" : form).utf8)
        }
        let answer = try connect().exchange(request.method, request.target, body: body, fields: fields)
        return keep(answer)
    }

    private mutating func keep(_ answer: HTTPAnswer) -> String {
        let set = answer.fields["set-cookie"] ?? ""
        var text = answer.text
        for match in set.matches(of: /\b(_xsrf|user)="?([^;"]*)/) { cookies[String(match.1)] = String(match.2) }
        if let match = text.firstMatch(of: /name="_xsrf" value="([^"]*)"/) {
            token = String(match.1.replacing("|", with: "%7C"))
            text = text.replacing(match.1, with: "TOKEN")
        }
        let tag = text == answer.text ? ["etag"] : []
        let known = (["content-type", "content-length", "location"] + tag).map { "\($0): \(answer.fields[$0] ?? "-")" }
        let cookies = set.replacing(/\b(_xsrf|user)=[^;]*/) { "\($0.1)=VALUE" }
            .replacing(/expires=[^;]*GMT/, with: "expires=TIME")
        return "\(answer.status) \((known + [cookies, text]).joined(separator: "\n"))"
    }
}
