// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import NIOCore

/// Answers that need no worker.
extension HTTPConnection {
    /// Sends an answer to the request in hand.
    func give(_ answer: GatewayResponse, to exchange: HTTPExchange) {
        let mayKeep = !server.isStopping && exchange.mayKeepConnection(server.limits)
        let plan = ResponsePlan(answer, to: exchange.head, mayKeep: mayKeep)
        var date = DateField()
        var bytes = plan.head(of: answer, isHTTP10: exchange.head.isHTTP10, date: date.current())
        if case .bytes(let body) = plan.body { bytes += body }
        let (buffer, keepsAlive) = (ByteBuffer(bytes: bytes), plan.keepsAlive)
        // Not at once: many requests that are answered like this may have come together, and each would be dealt with
        // inside of the one before.
        exchange.tell { connection, exchange in
            connection.sendLast(buffer, for: exchange, keepsAlive: keepsAlive, receipt: nil)
        }
    }
}
