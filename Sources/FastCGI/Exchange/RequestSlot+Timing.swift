// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

extension RequestSlot {
    /// A clock for the next request, if slow ones are looked for.
    func startClock() {
        times = nil
        clock = connections.limits.slowLog == nil ? nil : RequestClock()
    }

    /// The request is over: notes what its time went to if it was slow.
    func stopClock(isComplete: Bool) {
        guard let clock, let threshold = connections.limits.slowLog else { return }
        self.clock = nil
        times = clock.times(
            beyond: threshold.nanoseconds,
            watch: watch,
            isComplete: isComplete,
            sentBytes: outputCount
        )
        if times != nil { connections.count(.slowRequests) }
    }

    /// What the time of the last request went to, once; nil if it was not slow.
    func takeTimes() -> FastCGITimes? {
        defer { times = nil }
        return times
    }
}
