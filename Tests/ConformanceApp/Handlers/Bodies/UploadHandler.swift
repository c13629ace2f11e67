// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Files and arguments of a form.
final class UploadHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }
    override func put() throws { try answer() }

    private func answer() throws {
        let names = try request.bodyArguments.keys
        let answer: JSONValue = [
            "files": .object(try request.files.mapValues { .array(try $0.map(description)) }),
            "args": .object(
                Dictionary(uniqueKeysWithValues: try names.map { ($0, JSONValue(try bodyArguments($0))) })
            ),
        ]
        try write(json: answer)
    }

    private func description(_ file: HTTPFile) throws -> JSONValue {
        [
            "filename": .string(file.filename), "content_type": .string(file.contentType), "size": JSONValue(file.size),
            "sha1": .string(try file.body.sha1()),
        ]
    }
}
