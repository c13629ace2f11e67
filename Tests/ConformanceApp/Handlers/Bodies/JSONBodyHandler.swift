// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Reads a body as JSON, whatever its type says, and writes it.
final class JSONBodyHandler: RequestHandler {
    override func post() throws { try answer() }
    override func put() throws { try answer() }

    private func answer() throws {
        let body = try request.body
        let data: JSONValue
        do {
            data = try JSONText.decode(from: body)
        } catch is DecodingError {
            throw HTTPError(.badRequest, logMessage: "bad json", reason: "Invalid JSON")
        }
        try write(json: ["data": data] as JSONValue)
    }
}
