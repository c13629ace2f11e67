// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A body that comes in given pieces, then ends or breaks off.
final class PieceInput: GatewayInput {
    private var pieces: [[UInt8]]
    private let failure: GatewayInputError?
    private(set) var readCount = 0

    init(_ pieces: [[UInt8]], failure: GatewayInputError? = nil) {
        self.pieces = pieces.reversed().filter { !$0.isEmpty }
        self.failure = failure
    }

    func read(upTo count: Int) throws -> [UInt8] {
        readCount += 1
        if let piece = pieces.popLast() { return piece }
        if let failure { throw failure }
        return []
    }
}
