// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A body that cannot be had any more.
final class BrokenInput: GatewayInput {
    private let error: any Error

    init(_ error: any Error) {
        self.error = error
    }

    func read(upTo count: Int) throws -> [UInt8] { throw error }
}
