// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A body that is somewhere else than the client, who may go away all the same.
final class ConnectedInput: GatewayInput {
    private let body: any GatewayInput
    private let connection: any GatewayInput

    /// - Parameters:
    ///   - body: What is read.
    ///   - connection: The transport's input, which knows whether the client is there.
    init(_ body: some GatewayInput, connection: any GatewayInput) {
        self.body = body
        self.connection = connection
    }

    var isDisconnected: Bool { connection.isDisconnected }

    func read(upTo count: Int) throws -> [UInt8] {
        try body.read(upTo: count)
    }
}
