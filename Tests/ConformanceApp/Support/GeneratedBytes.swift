// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Bytes that look like chance and are always the same: `binary` of make_static.py.
enum GeneratedBytes {
    /// So many bytes: the SHA-256 of the seed with 0, 1, 2 … behind it, one after the other.
    static func make(count: Int, seed: String = "swift-tornado") throws -> [UInt8] {
        var bytes: [UInt8] = []
        var number = 0
        while bytes.count < count {
            bytes += try DigestAlgorithm.sha256.digest(Array("\(seed)\(number)".utf8))
            number += 1
        }
        return Array(bytes.prefix(count))
    }
}
