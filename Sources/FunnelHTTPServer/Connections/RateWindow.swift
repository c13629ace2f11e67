// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import NIOCore

/// Measures whether a client is fast enough, over one time after the other, without a timer.
struct RateWindow {
    enum Verdict {
        case early
        case passed
        case tooSlow
    }

    private let start: NIODeadline
    private(set) var bytes = 0

    init(start: NIODeadline) {
        self.start = start
    }

    mutating func add(_ count: Int) { bytes += count }

    /// Judges at the end of a time; the next one begins if the client has passed.
    func verdict(at now: NIODeadline, after time: TimeAmount, minimumRate: Int) -> Verdict {
        if now - start < time { return .early }
        let (least, overflow) = max(0, minimumRate).multipliedReportingOverflow(by: Int(time.nanoseconds / 1_000_000))
        if overflow { return .tooSlow }
        return bytes >= max(1, least / 1_000) ? .passed : .tooSlow
    }
}
