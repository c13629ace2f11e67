// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Gives a byte at a time, as slow senders do.
final class Dripping: GatewayInput {
    private let bytes: GatewayByteInput

    init(_ text: String) {
        bytes = GatewayByteInput(Array(text.utf8))
    }

    func read(upTo count: Int) -> [UInt8] { bytes.read(upTo: min(count, 1)) }
}
