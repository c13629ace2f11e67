// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with so many bytes, written while they are sent; the tests know them as `TestBody.pattern`.
final class PatternHandler: RequestHandler {
    override func get() throws {
        let count = try argument("bytes", as: Int.self)
        try setHeader("Content-Type", "application/octet-stream")
        try finish(streaming: { writer in
            var rest = count
            while rest > 0 {
                try writer.write(Array(Self.block.prefix(rest)))
                rest -= Self.block.count
            }
        })
    }

    /// A length that fits no buffer: a block that is lost, doubled or out of place shows.
    private static let block = (0..<65_537).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }
}
