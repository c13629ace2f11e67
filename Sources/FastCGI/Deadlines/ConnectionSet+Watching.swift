// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension ConnectionSet {
    /// Looks after the deadlines of all requests until nothing is left to serve. It needs a thread of its own: the
    /// workers may all be waiting.
    ///
    /// - Parameter report: Called on this thread for every request that is slow or was cut
    public func watchDeadlines(report: (FastCGIReport) -> Void) {
        while !queue.isFinished(within: Self.watchInterval) {
            let now = Monotonic.now()
            for watch in watches.withLock(\.self) {
                guard let finding = watch.check(at: now, limits: limits) else { continue }
                table.withLock { $0.counters.count(finding) }
                report(finding)
            }
        }
    }

    /// In milliseconds. How late a deadline may be noticed.
    private static let watchInterval: Int32 = 100
}
