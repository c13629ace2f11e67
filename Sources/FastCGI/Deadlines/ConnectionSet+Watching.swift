// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
internal import Locking

extension ConnectionSet {
    /// Looks after the deadlines of all requests until nothing is left to serve. It needs a thread of its own: the
    /// workers may all be waiting.
    ///
    /// - Parameter report: Called on this thread for every request that is slow or was cut
    public func watchDeadlines(report: (FastCGIReport) -> Void) {
        while !queue.isFinished(within: Self.watchInterval) {
            let now = Monotonic.now()
            for watch in watches.withLock(\.self) {
                if let finding = watch.check(at: now, limits: limits) { note(finding) }
            }
            let new = findings.withLock { findings in
                defer { findings.removeAll() }
                return findings
            }
            for finding in new { report(finding) }
        }
    }

    /// Counts what happened to a request, and leaves the report to the watch.
    func note(_ finding: FastCGIReport) {
        table.withLock { $0.counters.count(finding) }
        findings.withLock { $0.append(finding) }
    }

    /// In milliseconds. How late a deadline may be noticed.
    private static let watchInterval: Int32 = 100
}
