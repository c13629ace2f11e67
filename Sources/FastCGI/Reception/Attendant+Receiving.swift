// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc
internal import Locking

extension Attendant {
    /// Looks at a connection that it has in hand, and lets go of it in one way or another.
    func receive(_ connection: Connection) {
        let count = connection.descriptor.peek(into: &window)
        guard count > 0 else { return receiveNothing(connection, result: count) }
        switch judge(count) {
        case .request(let preview) where preview.hasParameters: receive(connection, preview, count: count)
        case .incomplete, .request: connections.handOver(connection, isUnclear: true)
        default: connections.handOver(connection, isUnclear: false)
        }
    }

    private func receiveNothing(_ connection: Connection, result: Int) {
        if result == -Int(EAGAIN), !connection.isEnding {
            connections.handBack(connection)
        } else {
            connections.dismiss(connection)
        }
    }

    private func judge(_ count: Int) -> FirstRecord {
        FirstRecord(
            window,
            count: count,
            roles: connections.roles,
            limit: max(connections.limits.maximumParameterBytes, 0)
        )
    }

    private func receive(_ connection: Connection, _ preview: RequestPreview, count: Int) {
        if let response = response(preview, count: count) {
            connections.count(.statusPages)
            return answer(response, connection, preview, count: count)
        }
        let waiting = connections.table.withLock(\.waiting.connections)
        guard waiting >= max(connections.limits.maximumWaitingRequests, 0) else {
            return connections.handOver(connection, isUnclear: false)
        }
        for counter in [ServerCounter.overloads, .requests, .responses5xx, .finished] { connections.count(counter) }
        answer(connections.containment.overloadAnswer, connection, preview, count: count)
    }

    private func response(_ preview: RequestPreview, count: Int) -> [UInt8]? {
        guard let reception = connections.reception, preview.role == .responder else { return nil }
        let parameters = PeekedParameters.collect(window, count: count, requestID: preview.requestID, with: &collector)
        guard parameters.conflict == nil, parameters.overflow == nil else { return nil }
        return reception(parameters)
    }
}
