// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Reads arguments as ISO 8859-1, and shows the name that the decoder was given.
final class DecodeHandler: RequestHandler {
    override func decodeArgument(_ value: [UInt8], name: String?) -> String {
        "\(name ?? "None")=\(value.latin1)"
    }

    override func get() throws {
        let answer: JSONValue = [
            "path": JSONValue(pathArguments[0]), "arg": JSONValue(try argument("a", default: nil)),
        ]
        try write(json: answer)
    }
}
