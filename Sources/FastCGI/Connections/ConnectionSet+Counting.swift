// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

extension ConnectionSet {
    /// Counts something that rarely happens, on any thread. A worker has counters of its own for what happens often.
    func count(_ counter: ServerCounter) {
        slot.shared.add(counter)
    }

    /// Counts what happened to a request.
    func count(_ report: FastCGIReport) {
        // With a slow log such a request is counted at its end.
        if report.event == .slow, limits.slowLog != nil { return }
        count(ServerCounter(report))
        switch report.event {
        case .trapped where report.trap?.isInRequest == true:
            // Its thread will not come to the end of it.
            count(report.trap?.isAnswered == true ? .responses5xx : .cutResponses)
            count(.finished)
        case .cut where report.isAnswered: count(.responses5xx)
        default: break
        }
    }
}

extension ServerCounter {
    fileprivate init(_ report: FastCGIReport) {
        self =
            switch (report.event, report.phase) {
            case (.slow, _): .slowRequests
            case (.trapped, _): .traps
            case (.refused, _): .excessiveParameters
            case (.cut, .parameters): .parameterTimeouts
            case (.cut, .body): .bodyTimeouts
            case (.cut, .response): .responseTimeouts
            case (.cut, .handler): .handlerTimeouts
            }
    }
}
