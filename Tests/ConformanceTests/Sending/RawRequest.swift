// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@testable import ConformanceApp

/// A request as it is sent, and as a web server passes it to a program.
struct RawRequest {
    let method: String
    private let target: String
    private let version: String
    private let headers: [(name: String, value: String)]
    let body: [UInt8]

    /// True if the client said how long the body is, without which there is none.
    private let hasLength: Bool

    /// The request of a case, with variables that steps before it captured.
    init(_ example: ConformanceCase, variables: [String: String]) {
        method = example.method
        target = example.target.replacing(variables)
        version = "HTTP/\(example.httpVersion ?? "1.1")"
        body =
            example.generatedBody?.bytes ?? [UInt8](base64: example.bodyBase64).latin1.replacing(variables).latin1Bytes
        var headers = example.headers.map { (name: $0[0], value: $0[1].replacing(variables)) }
        if !headers.contains(where: { $0.name.lowercased() == "host" }), example.hasNoHost != true {
            headers.insert((name: "Host", value: "app.test"), at: 0)
        }
        self.headers = headers
        hasLength = example.hasNoLength != true && (!body.isEmpty || ["POST", "PUT", "PATCH"].contains(method))
    }

    /// The request of a step.
    init(_ step: RequestStep, variables: [String: String]) {
        method = step.method
        target = step.target.replacing(variables)
        version = "HTTP/1.1"
        body = [UInt8](base64: step.bodyBase64).latin1.replacing(variables).latin1Bytes
        headers = (step.headers ?? []).map { (name: $0[0], value: $0[1].replacing(variables)) }
        hasLength = !body.isEmpty
    }

    /// The variables that nginx passes, in the order of the request, as names and texts of ISO 8859-1.
    var variables: [(name: String, value: String)] {
        let query = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        var variables = [
            ("GATEWAY_INTERFACE", "CGI/1.1"), ("REQUEST_METHOD", method), ("REQUEST_URI", target), ("SCRIPT_NAME", ""),
            ("QUERY_STRING", query.map(String.init) ?? ""), ("SERVER_PROTOCOL", version), ("REMOTE_ADDR", "127.0.0.1"),
            ("REMOTE_PORT", "40000"), ("SERVER_ADDR", "127.0.0.1"), ("SERVER_PORT", "80"),
            ("SERVER_NAME", "localhost"), ("REQUEST_SCHEME", "http"), ("CONTENT_TYPE", ""),
            ("CONTENT_LENGTH", hasLength ? "\(body.count)" : ""),
        ]
        for (name, value) in headers { variables.set(name, value) }
        return variables.map { (name: $0.0, value: $0.1) }
    }

    /// The body as far as a server passes it on.
    var announcedBody: [UInt8] {
        variables.contains { $0.name == "CONTENT_LENGTH" && !$0.value.isEmpty } ? body : []
    }
}

extension [(String, String)] {
    /// Adds the variable of a header field; a repeated field has its values joined.
    fileprivate mutating func set(_ name: String, _ value: String) {
        let variable = name.uppercased().replacing("-", with: "_")
        let value = value.trimmingBlanks
        switch variable {
        case "CONNECTION", "EXPECT", "TRANSFER_ENCODING": return
        case "CONTENT_TYPE", "CONTENT_LENGTH":
            removeAll { $0.0 == variable }
            append((variable, value))
        default: join("HTTP_\(variable)", value, separator: variable == "COOKIE" ? "; " : ", ")
        }
    }

    private mutating func join(_ name: String, _ value: String, separator: String) {
        if let index = firstIndex(where: { $0.0 == name }) {
            self[index].1 += separator + value
        } else {
            append((name, value))
        }
    }
}

extension String {
    /// The text with `{{NAME}}` replaced by the values of variables.
    fileprivate func replacing(_ variables: [String: String]) -> String {
        variables.reduce(self) { $0.replacing("{{\($1.key)}}", with: $1.value) }
    }

    /// One byte for each character.
    var latin1Bytes: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    /// The text without blanks and tabs around it.
    var trimmingBlanks: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first == " " || first == "\t" { rest = rest.dropFirst() }
        while let last = rest.last, last == " " || last == "\t" || last == "\r" { rest = rest.dropLast() }
        return String(rest)
    }
}
