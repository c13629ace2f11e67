// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Error pages in JSON.
final class CustomErrorHandler: RequestHandler {
    override func setDefaultHeaders() throws {
        try setHeader("X-Default", "always")
    }

    override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
        let page: JSONValue = [
            "error": [
                "code": JSONValue(status.code),
                "reason": .string(status.reasonPhrase),
                "http_error": .bool(error is any HTTPErrorConvertible),
                "has_exc": .bool(error != nil),
            ]
        ]
        try write(json: page)
    }

    override func get() throws {
        switch try argument("mode", default: "ok") {
        case "http": throw HTTPError(.conflict)
        case "reason": throw HTTPError(.conflict, reason: "Custom Reason")
        case "crash": throw ReferenceFailure("x")
        case "send": return sendError(HTTPResponse.Status(code: 418))
        case "sendreason": return sendError(HTTPResponse.Status(code: 418), reason: "Short And Stout")
        case "missing": _ = try argument("nope")
        default: break
        }
        write("no error")
    }
}
