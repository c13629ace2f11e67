// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

/// A request as it is sent.
struct TestRequest {
    let url: TestURL
    let method: HTTPRequest.Method
    let headers: HTTPFields
    let body: [UInt8]

    private init(url: TestURL, method: HTTPRequest.Method, headers: HTTPFields, body: [UInt8]) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
    }

    /// - Throws: What keeps the body from being made.
    init(url: TestURL, method: HTTPRequest.Method, headers: HTTPFields, body: TestBody?) throws {
        var headers = headers
        let bytes = try body?.bytes() ?? []
        if let type = body?.contentType, headers[.contentType] == nil { headers[.contentType] = type }
        if body != nil, headers[.contentLength] == nil { headers[.contentLength] = "\(bytes.count)" }
        self.init(url: url, method: method, headers: headers, body: bytes)
    }

    /// The request that a response sends the client to make (RFC 9110, section 15.4); nil if it does not.
    func redirected(by response: TestResponse) throws -> TestRequest? {
        guard [301, 302, 303, 307, 308].contains(response.status.code), let location = response.headers[.location]
        else { return nil }
        let target = try url.resolving(location)
        let becomesGet = response.status.code == 303 ? method != .head : response.status.code < 303 && method == .post
        guard becomesGet else { return TestRequest(url: target, method: method, headers: headers, body: body) }
        var fields = headers
        fields[.contentType] = nil
        fields[.contentLength] = nil
        return TestRequest(url: target, method: .get, headers: fields, body: [])
    }

    /// The CGI variables that a web server would make of it (RFC 3875, section 4.1).
    func variables(remoteIP: String, cookies: String?) -> GatewayVariables {
        var variables = GatewayVariables()
        let fixed = [
            ("GATEWAY_INTERFACE", "CGI/1.1"), ("REQUEST_METHOD", method.rawValue), ("REQUEST_URI", url.target),
            ("SCRIPT_NAME", ""), ("QUERY_STRING", url.query), ("SERVER_PROTOCOL", "HTTP/1.1"),
            ("SERVER_SOFTWARE", "FunnelTesting"), ("SERVER_NAME", url.hostName), ("SERVER_PORT", url.port),
            ("REMOTE_ADDR", remoteIP), ("REQUEST_SCHEME", url.scheme), ("HTTP_HOST", url.host),
        ]
        for (name, value) in fixed { variables[name] = value }
        variables.set("PATH_INFO", bytes: Array(url.path.utf8).percentDecoded)
        if url.scheme == "https" { variables["HTTPS"] = "on" }
        if let cookies { variables["HTTP_COOKIE"] = cookies }
        for field in headers { variables.add(field, isRepeated: headers[fields: field.name].first != field) }
        return variables
    }
}

extension GatewayVariables {
    fileprivate mutating func add(_ field: HTTPField, isRepeated: Bool) {
        let words = field.name.rawName.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        let name = words.joined(separator: "_")
        let variable = name == "CONTENT_TYPE" || name == "CONTENT_LENGTH" ? name : "HTTP_" + name
        let value = field.withUnsafeBytesOfValue { Array($0) }
        // What the test says replaces what the client says, but cookies come together.
        let separator = name == "COOKIE" ? "; " : ", "
        if isRepeated || name == "COOKIE", let earlier = bytes(variable) {
            set(variable, bytes: earlier + Array(separator.utf8) + value)
        } else {
            set(variable, bytes: value)
        }
    }
}

extension [UInt8] {
    /// The bytes with valid escapes decoded.
    fileprivate var percentDecoded: [UInt8] {
        var decoded: [UInt8] = []
        var rest = self[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(digits, radix: 16)
            {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }
}
