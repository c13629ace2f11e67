// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RequestSlot {
    /// What a first look at a connection shows.
    enum Sight {
        case silent
        case gone
        case tooSlow
        case record(FirstRecord)
    }

    /// Looks until the parameters of a request are there to their end, which takes one look at nearly all requests.
    ///
    /// The bytes must stay where they are, so there is nothing to poll for, and each look begins anew.
    func look(at descriptor: SocketDescriptor) -> Sight {
        var patience: Patience?
        var reach = Self.firstReach
        while true {
            let count = descriptor.peek(into: &window, count: reach)
            if count == -Int(EAGAIN) { return .silent }
            guard count > 0 else { return .gone }
            let record = judge(count)
            guard case .unfinished(let hasBegun) = record.progress else { return .record(record) }
            // Only what comes in pieces needs a clock.
            var waiting = patience ?? Patience(limits: connections.limits)
            defer { patience = waiting }
            if count == reach, reach < longestReach {
                reach = longestReach
                if window.count < reach { window += [UInt8](repeating: 0, count: reach - window.count) }
            } else if count == reach || hasBegun && waiting.isBlocked(count) {
                // More may not fit into the socket's buffer, which small pieces fill fast: libfcgi has to take over.
                return .record(record)
            } else if descriptor.isHungUp {
                // Behind what has arrived stands the end; a last look makes sure that this is all.
                if descriptor.peek(into: &window, count: reach) == count { return .gone }
            } else if !waiting.wait(hasBegun: hasBegun) {
                return hasBegun ? .tooSlow : .gone
            }
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

    /// What libfcgi reads at once.
    private static let firstReach = 8_192

    /// Room for the parameters that are allowed, and for the headers of the records they come in.
    private var longestReach: Int {
        let (sum, overflow) = connections.limits.maximumParameterBytes.addingReportingOverflow(16_384)
        return overflow ? Patience.bufferSize : min(max(sum, Self.firstReach), Patience.bufferSize)
    }
}

/// How long the beginning of a request is waited for, and in what steps.
private struct Patience {
    /// As much as every socket's buffer holds by default, if it comes in large pieces.
    static let bufferSize = 98_304

    /// In nanoseconds. How long nothing may come before somebody has to make room.
    private static let longestStall: UInt64 = 200_000_000

    private let limits: FastCGILimits
    private let start = Monotonic.now()
    private var pause: UInt32 = 500
    private var lastCount = 0
    private var lastGrowth = Monotonic.now()

    init(limits: FastCGILimits) {
        self.limits = limits
    }

    /// True if nothing has been added for so long that what is missing may find no room.
    mutating func isBlocked(_ count: Int) -> Bool {
        let now = Monotonic.now()
        if count != lastCount {
            lastCount = count
            lastGrowth = now
        }
        return now - lastGrowth > Self.longestStall
    }

    /// Lets a moment pass; false when the time is over. A header that comes in pieces is not waited for as long as
    /// parameters are: it is 16 bytes, and the thread is needed.
    mutating func wait(hasBegun: Bool) -> Bool {
        let limit = hasBegun ? limits.parameterTimeout : min(.seconds(1), limits.receiveTimeout)
        guard Monotonic.now() - start < limit.nanoseconds else { return false }
        usleep(pause)
        pause = min(pause * 2, 16_000)
        return true
    }
}

extension FirstRecord {
    fileprivate enum Progress {
        case finished
        case unfinished(hasBegun: Bool)
    }

    /// Whether more of it has to come before it can be acted on.
    fileprivate var progress: Progress {
        switch self {
        case .incomplete: .unfinished(hasBegun: false)
        case .request(let preview): preview.hasParameters ? .finished : .unfinished(hasBegun: true)
        default: .finished
        }
    }
}
