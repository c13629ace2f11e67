// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Funnel
internal import HTTPTypes

extension FastCGIContainment {
    /// The answers are the pages that clients get for other errors too.
    init(_ limits: Limits, containsTraps: Bool) {
        self.init()
        self.containsTraps = containsTraps
        trapAnswer = Self.page(.internalServerError)
        timeoutAnswer = Self.page(.gatewayTimeout)
        overloadAnswer = GatewayResponse.overload.cgiBytes
        // Only for a process that does not get to its end by itself.
        patience = limits.stopTimeout + .seconds(30)
    }

    private static func page(_ status: HTTPResponse.Status) -> [UInt8] {
        GatewayResponse(errorPage: status).cgiBytes
    }
}
