// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// A tiny gateway application, mounted beside handlers: `wsgi_app` of the reference application.
enum WSGIFunction {
    static let application = GatewayFunction { environment in
        let variables = environment.variables
        let body = try readAll(environment.input)
        switch mode(of: variables.bytes("QUERY_STRING")?.latin1 ?? "") {
        case "status":
            let status = HTTPResponse.Status(code: 299, reasonPhrase: "Odd Reason")
            var answer = response(status, body: .bytes(Array("one two three".utf8)))
            if let name = HTTPField.Name("X-A") {
                answer.headerFields.append(HTTPField(name: name, value: "1"))
                answer.headerFields.append(HTTPField(name: name, value: "2"))
            }
            return answer
        case "bare": return GatewayResponse(status: .ok, body: .bytes(Array("bare".utf8)))
        case "write":
            return response(
                .ok,
                body: .stream { writer in
                    try writer.write(Array("written, ".utf8))
                    try writer.write(Array("returned".utf8))
                }
            )
        case "empty": return response(.ok, body: .bytes([]))
        case "error": return response(.internalServerError, body: .bytes(Array("wsgi error".utf8)))
        default:
            let text = try JSONText.encode(description(variables, body))
            return GatewayResponse(status: .ok, headerFields: [.contentType: "application/json"], body: .bytes(text))
        }
    }

    private static func response(_ status: HTTPResponse.Status, body: GatewayBody) -> GatewayResponse {
        GatewayResponse(status: status, headerFields: [.contentType: "text/plain"], body: body)
    }

    /// What stands between `mode=` and the next ampersand.
    private static func mode(of query: String) -> String {
        guard let start = query.firstRange(of: "mode=")?.upperBound else { return "" }
        return String(query[start...].prefix { $0 != "&" })
    }

    private static func readAll(_ input: any GatewayInput) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while case let piece = try input.read(upTo: 65_536), !piece.isEmpty { bytes += piece }
        return bytes
    }

    private static func description(_ variables: GatewayVariables, _ body: [UInt8]) throws -> JSONValue {
        var members = Dictionary(
            uniqueKeysWithValues: names.map { ($0, JSONValue(variables.bytes($0)?.latin1)) }
        )
        members["wsgi.url_scheme"] = JSONValue(variables["REQUEST_SCHEME"])
        members["body_len"] = JSONValue(body.count)
        members["body_sha1"] = .string(try body.sha1())
        members["version"] = [1, 0]
        return .object(members)
    }

    private static let names = [
        "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "SERVER_NAME",
        "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "HTTP_HOST", "HTTP_X_TEST", "HTTP_COOKIE", "HTTP_CONTENT_TYPE",
    ]
}
