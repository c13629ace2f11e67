// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Takes the body piece by piece.
final class StreamHandler: RequestHandler {
    private var digest: StreamingDigest?
    private var total = 0

    override class var streamsRequestBody: Bool { true }

    override func prepare() throws {
        digest = try StreamingDigest(.sha1)
    }

    override func dataReceived(_ chunk: [UInt8]) throws {
        try digest?.update(chunk)
        total += chunk.count
    }

    override func put() throws { try answer() }
    override func post() throws { try answer() }

    private func answer() throws {
        let answer: JSONValue = ["total": JSONValue(total), "sha1": JSONValue(try digest?.finish().hexadecimal)]
        try write(json: answer)
    }
}
