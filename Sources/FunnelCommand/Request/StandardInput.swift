// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// Standard input, piece by piece.
final class StandardInput: GatewayInput {
    func read(upTo count: Int) throws -> [UInt8] {
        try FileDescriptor.standardInput.readSome(upTo: count)
    }
}
