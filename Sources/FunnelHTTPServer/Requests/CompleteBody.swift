// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// A body that was complete before the application was called.
final class CompleteBody: GatewayInput {
    private let bytes: GatewayByteInput
    private let exchange: HTTPExchange

    init(_ bytes: [UInt8], of exchange: HTTPExchange) {
        self.bytes = GatewayByteInput(bytes)
        self.exchange = exchange
    }

    var isDisconnected: Bool { exchange.isDisconnected }

    func read(upTo count: Int) -> [UInt8] { bytes.read(upTo: count) }
}
