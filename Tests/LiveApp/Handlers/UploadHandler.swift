// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import TestSupport

/// Answers `name, size and SHA-256` for each file of the form's field `file`.
final class UploadHandler: RequestHandler {
    override func post() throws {
        for file in try request.files["file"] ?? [] {
            let digest = try ByteDigest()
            try file.forEachPiece { digest.add($0) }
            write("\(file.filename) \(file.size) \(digest.finish())\n")
        }
    }
}
