// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// When a worker has done enough and is replaced.
package struct WorkerLimits: Sendable, Hashable {
    /// Requests; nil for any number.
    package var maximumRequests: UInt64?
    /// Bytes of memory in use; nil for any number.
    package var maximumMemory: Int?
    /// What a worker takes for finishing when its supervisor is gone. Default: 30 s.
    package var drainTimeout: Duration = .seconds(30)

    /// Makes limits.
    package init(maximumRequests: UInt64? = nil, maximumMemory: Int? = nil) {
        self.maximumRequests = maximumRequests
        self.maximumMemory = maximumMemory
    }

    /// Why a worker is to be replaced; nil if it is not.
    func reason(requests: UInt64, memory: Int) -> String? {
        if let maximumRequests, requests >= maximumRequests { return "it has taken \(requests) requests" }
        if let maximumMemory, memory >= maximumMemory {
            return "it uses \(memory >> 20) MB of memory"
        }
        return nil
    }

    /// The number of requests differs a little from worker to worker, so that they do not all go at the same time.
    func spread(by share: Double) -> WorkerLimits {
        var limits = self
        limits.maximumRequests = maximumRequests.map { $0 &+ UInt64(Double(min($0, 1 << 50)) * share) }
        return limits
    }

    var isNone: Bool { maximumRequests == nil && maximumMemory == nil }
}
