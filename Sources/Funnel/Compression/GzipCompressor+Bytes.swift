// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension GzipCompressor {
    /// A gzip file of bytes that are all in memory.
    static func compress(_ bytes: [UInt8]) throws -> [UInt8] {
        var file: [UInt8] = []
        try GzipCompressor().compress(bytes, .finish) { piece in
            if file.isEmpty { file = piece } else { file.append(contentsOf: piece) }
        }
        return file
    }
}
