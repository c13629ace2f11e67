// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Funnel
internal import FunnelStatus

extension FastCGIServer {
    /// What answers requests for the pages about the server; nil if there are none.
    static func reception(
        _ pages: StatusPages,
        slot: ScoreboardSlot,
        sockets: [ListeningSocket],
        limits: Limits
    ) -> FastCGIReception? {
        if pages.isEmpty { return nil }
        return { parameters in
            guard pages.mayConcern(parameters.slice("REQUEST_URI")) else { return nil }
            let response = pages.response(to: GatewayVariables(parameters)) {
                ServerStatus(slot.board, queues: sockets.map(\.queue), limits: limits.descriptions.map(\.status))
            }
            return response?.cgiBytes
        }
    }
}

extension GatewayResponse {
    /// Header fields, an empty line and a body that is in memory.
    var cgiBytes: [UInt8] {
        var bytes: [UInt8] = []
        appendHead(to: &bytes, statusLine: .cgi)
        if case .bytes(let body) = body { bytes += body }
        return bytes
    }
}
