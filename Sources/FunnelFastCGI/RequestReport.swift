// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Funnel

/// The log line about a request that is slow or was cut.
struct RequestReport: CustomStringConvertible {
    private let report: FastCGIReport

    init(_ report: FastCGIReport) {
        self.report = report
    }

    var description: String {
        switch report.event {
        case .slow: "Slow request: \(details)"
        case .cut: (report.isAnswered ? "504: " : "Request cut: ") + details + stack(report.backtrace)
        case .trapped: trap
        case .refused: "431: the parameters of a request claim more than the limit"
        }
    }

    /// Everything in one line, so that no other thread's line comes between.
    private var trap: String {
        guard let trap = report.trap else { return "Trap" }
        let outcome =
            if trap.isAnswered { "answered 500" } else if trap.isInRequest { "connection cut" } else {
                "after the response"
            }
        return "Trap: \(TrapSignal(trap)) in \(summary)\(note), \(outcome)" + stack(trap.backtrace)
    }

    private func stack(_ addresses: [UInt]) -> String {
        let trace = StackTrace(addresses).description
        return trace.isEmpty ? "" : ": \(trace.logSafe)"
    }

    private var details: String {
        "\(summary) in phase \(report.phase.name) after \(seconds) s" + note
    }

    private var summary: String {
        guard let parameters = report.parameters else { return "(parameters not complete)" }
        return GatewayEnvironment(variables: GatewayVariables(parameters)).requestSummary
    }

    private var note: String {
        report.note.map { ": \($0.logSafe)" } ?? ""
    }

    private var seconds: String {
        let (seconds, attoseconds) = report.elapsed.components
        return "\(seconds).\(attoseconds / 100_000_000_000_000_000)"
    }
}

extension FastCGIReport {
    /// The application has had the request for longer than it may, and still has its thread.
    var isOfStuckRequest: Bool { event == .cut && phase == .handler }
}
