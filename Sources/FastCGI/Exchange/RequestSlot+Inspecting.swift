// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc

extension RequestSlot {
    /// Looks at what a connection has to say before libfcgi may read it, and deals with everything that is no request.
    ///
    /// - Returns: the request, with `connection` set; nil when there is none, and the connection is taken care of
    func inspect(_ candidate: Connection) -> RequestPreview? {
        switch look(at: candidate.descriptor) {
        case .silent:
            wait(candidate)
        case .gone:
            connections.close(candidate)
        case .record(.garbage), .record(.incomplete):
            counters.add(.malformed)
            connections.close(candidate)
        case .tooSlow:
            report(.cut)
            connections.close(candidate)
        case .record(.excessive(let id)):
            connection = candidate
            refuse(id)
        case .record(.unservedRole(let id)):
            connection = candidate
            reply(ManagementReply.unknownRole(requestID: id))
            closeGently()
        case .record(.management(let header)):
            connection = candidate
            answer(header)
        case .record(.request(let preview)):
            connection = candidate
            return preview
        }
        return nil
    }

    /// Leaves it to the watch to say what became of a request that never got a handler.
    private func report(_ event: FastCGIReport.Event) {
        let elapsed = event == .cut ? connections.limits.parameterTimeout : .zero
        connections.note(
            FastCGIReport(event: event, phase: .parameters, elapsed: elapsed, parameters: nil, note: nil)
        )
    }

    /// Answers a request that libfcgi must not see.
    private func refuse(_ id: UInt16) {
        report(.refused)
        countRefusal()
        reply(ManagementReply.tooManyParameters(requestID: id))
        closeGently()
    }

    /// Leaves a silent connection to the queue; at a stop it gets the grace here, since nothing is parked any more.
    private func wait(_ candidate: Connection) {
        if !candidate.isEnding, connections.park(candidate) { return }
        if !candidate.isEnding, candidate.isFresh || !candidate.isLocal {
            let deadline = Monotonic.deadline(after: connections.limits.stopGrace)
            _ = candidate.descriptor.waitUntilReadable(deadline: deadline)
        }
        takeRest(of: candidate)
    }

    /// Ends the receiving side and looks once more: what arrived before is served, and what comes later fails at the sender.
    func takeRest(of candidate: Connection) {
        guard !candidate.isEnding else { return connections.close(candidate) }
        var last = candidate
        last.isEnding = true
        last.descriptor.shutdown(SHUT_RD)
        pending.append(last)
    }

    /// Reads a management record whole and answers it (FastCGI specification, section 4).
    private func answer(_ header: RecordHeader) {
        guard let content = take(header) else { return closeNow() }
        if header.kind == .getValues {
            let values = [
                ("FCGI_MAX_CONNS", connections.limits.maximumConnections), ("FCGI_MAX_REQS", connections.workers),
                ("FCGI_MPXS_CONNS", 0),
            ]
            reply(ManagementReply.values(for: content[...], from: values))
        } else {
            reply(ManagementReply.unknownType(header.kind))
        }
        guard outputError == nil else { return closeNow() }
        // The next record may have come together with this one.
        connection?.isWatched = false
        release()
    }

    /// Takes a record off the connection within the time of a first header; nil when it does not come.
    private func take(_ header: RecordHeader) -> [UInt8]? {
        guard let connection else { return nil }
        let deadline = Monotonic.deadline(after: min(.seconds(1), connections.limits.receiveTimeout))
        var bytes: [UInt8] = []
        let total = RecordHeader.size + header.bodyLength
        while bytes.count < total {
            guard connection.descriptor.waitUntilReadable(deadline: deadline) else { return nil }
            let count = connection.descriptor.take(into: &window, count: total - bytes.count)
            guard count > 0 else { return nil }
            bytes += window.prefix(count)
        }
        return Array(bytes.dropFirst(RecordHeader.size).prefix(header.contentLength))
    }

    private func reply(_ bytes: [UInt8]) {
        setTimeouts()
        let code = connection?.descriptor.send(bytes) ?? EPIPE
        outputError = code == 0 ? nil : .system("answer a management record", errno: code)
    }
}
