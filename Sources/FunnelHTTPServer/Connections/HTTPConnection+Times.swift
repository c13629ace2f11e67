// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
internal import Logging
internal import NIOCore

/// The limits on the whole of a request.
extension HTTPConnection {
    /// Adds up what the time goes to, and keeps the limits on it. Called a few times a second.
    func checkTimes(_ now: NIODeadline) {
        let elapsed = times.look(at: now)
        let limits = server.limits
        if receiving != nil {
            times.receiving = times.receiving + elapsed
            if let limit = limits.transferTimeout, times.receiving >= TimeAmount(limit) { bodyIsTooSlow() }
        }
        if sending != nil {
            times.sending = times.sending + elapsed
            if let limit = limits.transferTimeout, times.sending >= TimeAmount(limit) {
                server.slot.shared.add(.responseTimeouts)
                return cut("the client takes too long for it")
            }
        }
        guard case .inHand(let exchange) = phase, receiving == nil, sending == nil else { return }
        times.working = times.working + elapsed
        checkHandler(exchange)
    }

    private func checkHandler(_ exchange: HTTPExchange) {
        let limits = server.limits
        if !times.hasWarned, times.working >= TimeAmount(limits.handlerWarning) {
            times.hasWarned = true
            // With a slow log such a request is counted at its end.
            if limits.slowLog == nil { server.slot.shared.add(.slowRequests) }
            server.logger.warning("Slow request: \(exchange.summary) after \(limits.handlerWarning)")
        }
        if let limit = limits.requestTimeout, times.working >= TimeAmount(limit) {
            server.slot.shared.add(.handlerTimeouts)
            server.logger.warning("Request cut: \(exchange.summary) after \(limit)")
            reset()
        }
    }
}

extension HTTPExchange {
    fileprivate var summary: String { GatewayEnvironment(variables: head.variables).requestSummary }
}
