// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// The header fields of the request that an argument names.
final class RequestHeadersHandler: RequestHandler {
    override func get() throws {
        var fields: [String: JSONValue] = [:]
        for name in try argument("names").split(separator: ",", omittingEmptySubsequences: false) {
            fields[String(name)] = field(String(name))
        }
        try write(json: JSONValue.object(fields))
    }

    private func field(_ name: String) -> JSONValue {
        let fields = HTTPField.Name(name).map { request.headers[fields: $0] } ?? []
        let values = fields.map { field in
            field.withUnsafeBytesOfValue { Array($0) }.latin1
        }
        return [
            "get": values.isEmpty ? nil : .string(values.joined(separator: ",")),
            "list": JSONValue(values),
            "in": .bool(!values.isEmpty),
        ]
    }
}
