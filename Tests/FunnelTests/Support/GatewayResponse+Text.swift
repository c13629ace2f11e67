// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

extension GatewayResponse {
    /// The body as text; a streamed one is not looked at.
    var text: String {
        if case .bytes(let bytes) = body { return String(decoding: bytes, as: UTF8.self) }
        return ""
    }
}
