// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// All arguments, where they were found.
final class EchoHandler: RequestHandler {
    override func get() throws { try echo() }
    override func post() throws { try echo() }
    override func put() throws { try echo() }
    override func patch() throws { try echo() }
    override func delete() throws { try echo() }

    private func echo() throws {
        let answer: JSONValue = [
            "arguments": try values(request.arguments.keys) { try arguments($0) },
            "query": try values(request.queryArguments.keys) { try queryArguments($0) },
            "body": try values(request.bodyArguments.keys) { try bodyArguments($0) },
        ]
        try write(json: answer)
    }

    private func values(_ names: some Sequence<String>, _ lookUp: (String) throws -> [String]) throws -> JSONValue {
        .object(Dictionary(uniqueKeysWithValues: try names.map { ($0, JSONValue(try lookUp($0))) }))
    }
}
