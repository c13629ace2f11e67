// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// A body of a length that is known.
final class FixedLengthBody: GatewayInput {
    private let reader: RequestReader
    private var rest: Int

    init(_ reader: RequestReader, length: Int) {
        self.reader = reader
        rest = length
    }

    func read(upTo count: Int) throws -> [UInt8] {
        let wanted = min(count, rest)
        if wanted <= 0 { return [] }
        let piece = try reader.bytes(upTo: wanted)
        if piece.isEmpty { throw GatewayInputError.truncated }
        rest -= piece.count
        return piece
    }
}
