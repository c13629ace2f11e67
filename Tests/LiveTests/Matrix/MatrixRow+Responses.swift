// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

extension MatrixRow {
    /// The rows about what comes back.
    func runResponse(on connection: HTTPConnection) throws -> [Check] {
        switch self {
        case .head:
            let answer = try connection.exchange("HEAD", "/")
            let next = try connection.exchange("GET", "/")
            return [
                Self.status(answer, 200),
                Check(isRight: answer.fields["content-length"] == "13", what: "without its length"),
                Check(isRight: next.text == "Hello, world\n", what: "with a body"),
            ]
        case .download:
            let answer = try connection.exchange("GET", "/pattern?bytes=8388608")
            return [
                Self.status(answer, 200),
                Check(isRight: answer.body == TestBody.pattern(8 << 20), what: "\(answer.body.count) bytes"),
            ]
        case .fields: return Self.fields(try connection.exchange("GET", "/fields"))
        case .redirect:
            let answer = try connection.exchange("POST", "/redirect", body: [])
            let place = answer.fields["location"] ?? "none"
            return [Self.status(answer, 302), Check(isRight: place == "/", what: "`Location: \(place)`")]
        case .notModified:
            let tag = try connection.exchange("GET", "/").fields["etag"] ?? "none"
            return [Self.status(try connection.exchange("GET", "/", fields: "If-None-Match: \(tag)\r\n"), 304)]
        case .oldVersion:
            try connection.send("GET / HTTP/1.0\r\n\r\n".utf8)
            let answer = try connection.receive()
            return [Self.status(answer, 200), Check(isRight: answer.text == "Hello, world\n", what: answer.text)]
        case .staticFile:
            let answer = try connection.exchange("GET", "/static/site.css")
            return [
                Check(isRight: answer.status == 200, what: "no"),
                Check(isRight: answer.text == "body {}\n", what: answer.text),
                Check(isRight: answer.fields["content-type"]?.hasPrefix("text/css") == true, what: "type"),
            ]
        default:
            let answers = try [connection.exchange("GET", "/"), connection.exchange("GET", "/")]
            return answers.flatMap {
                [Self.status($0, 200), Check(isRight: $0.text == "Hello, world\n", what: $0.text)]
            }
        }
    }

    private static func fields(_ answer: HTTPAnswer) -> [Check] {
        [
            status(answer, 200),
            Check(isRight: answer.fields["set-cookie"] == "a=1; Path=/, b=2; Path=/", what: "cookies joined"),
            Check(isRight: answer.fields["x-repeated"] == "first, second", what: "the last value only"),
            Check(isRight: answer.fields["x-long"]?.utf8.count == 5_000, what: "cut"),
        ]
    }

    /// The rows about errors: the page is the application's, not one of the web server's.
    func runError(on connection: HTTPConnection) throws -> [Check] {
        let (method, target, expected, reason) =
            switch self {
            case .notAllowed: ("DELETE", "/", 405, "Method Not Allowed")
            case .failure: ("GET", "/error", 500, "Internal Server Error")
            case .unknownMethod: ("BREW", "/", 405, "Method Not Allowed")
            default: ("GET", "/nothing", 404, "Not Found")
            }
        let answer = try connection.exchange(method, target)
        let page = "<html><title>\(expected): \(reason)</title><body>\(expected): \(reason)</body></html>"
        return [Self.status(answer, expected), Check(isRight: answer.text == page, what: "the web server's page")]
    }
}
