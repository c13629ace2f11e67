// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// What the body is, whatever it is.
final class BodyHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }
    override func put() throws { try answer() }
    override func patch() throws { try answer() }
    override func delete() throws { try answer() }

    private func answer() throws {
        let body = try request.body
        let answer: JSONValue = [
            "len": JSONValue(body.count),
            "sha1": .string(try body.sha1()),
            "content_type": JSONValue(request.headers[.contentType]),
            "body_args": JSONValue(try request.bodyArguments.keys.sorted()),
        ]
        try write(json: answer)
    }
}
