// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
internal import Locking

extension ConnectionSet {
    /// Looks after the deadlines of all requests, and after traps, until nothing is left to serve. It needs a thread of
    /// its own: the workers may all be waiting.
    ///
    /// - Parameter report: Called on this thread for every request that is slow, was cut, or whose thread trapped. Call
    ///   ``FastCGIReport/noteIsLogged()`` of a trap once it is logged
    public func watchDeadlines(report: (FastCGIReport) -> Void) {
        repeat {
            lookAround(report)
        } while !queue.isFinished(within: Self.watchInterval)
        // A trap in what came after the last answer.
        lookAround(report)
    }

    private func lookAround(_ report: (FastCGIReport) -> Void) {
        let now = Monotonic.now()
        for watch in watches.withLock(\.self) {
            if let trap = watch.checkTrap(at: now) {
                giveUpConnection(of: trap)
                count(trap)
                report(trap)
            } else if let finding = check(watch, at: now) {
                note(finding)
            }
        }
        let new = findings.withLock { findings in
            defer { findings.removeAll() }
            return findings
        }
        for finding in new { report(finding) }
    }

    private func check(_ watch: RequestWatch, at now: UInt64) -> FastCGIReport? {
        let finding = watch.check(at: now, limits: limits, timeoutAnswer: containment.timeoutAnswer)
        guard let finding, finding.event == .cut, finding.phase == .handler else { return finding }
        return finding.adding(backtrace: watch.record.sample())
    }

    /// The connection stays with the thread that will never close it; the others need not wait for it.
    private func giveUpConnection(of report: FastCGIReport) {
        if report.trap?.isInRequest == true { forget() }
    }

    /// Ends the wait of all threads and of the watch, whatever is still open: there is no thread left to serve it.
    public func giveUp() {
        queue.signalFinished()
    }

    /// Counts what happened to a request, and leaves the report to the watch.
    func note(_ finding: FastCGIReport) {
        count(finding)
        findings.withLock { $0.append(finding) }
    }

    /// In milliseconds. How late a deadline may be noticed.
    private static let watchInterval: Int32 = 100
}
