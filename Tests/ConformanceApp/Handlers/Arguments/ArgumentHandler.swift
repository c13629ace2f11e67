// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One argument, asked for in the way that the path names.
final class ArgumentHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }

    private func answer() throws {
        try write(json: ["value": try value(pathArguments.require(0))] as JSONValue)
    }

    private func value(_ mode: String) throws -> JSONValue {
        switch mode {
        case "required": .string(try argument("a"))
        case "default": .string(try argument("a", default: "dflt"))
        case "none": JSONValue(try argument("a", default: nil))
        case "nostrip": .string(try argument("a", trimmed: false))
        case "query": .string(try queryArgument("a"))
        case "body": .string(try bodyArgument("a"))
        case "list": JSONValue(try arguments("a"))
        case "listnostrip": JSONValue(try arguments("a", trimmed: false))
        default: JSONValue(try (request.arguments["a"] ?? []).map { Data($0).base64EncodedString() })
        }
    }
}
