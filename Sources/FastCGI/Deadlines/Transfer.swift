// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How much has gone through one direction of a connection, and how long the application waited for it.
struct Transfer: Sendable {
    private(set) var bytes: UInt64 = 0
    private(set) var waited: UInt64 = 0

    mutating func add(bytes count: Int, waited nanoseconds: UInt64) {
        bytes = bytes.addingReportingOverflow(UInt64(max(count, 0))).partialValue
        waited = waited.addingReportingOverflow(nanoseconds).partialValue
    }

    /// True if the peer must be given up: no progress for too long, or too little for the time it took.
    ///
    /// - Parameters:
    ///   - wait: How long the present wait has lasted, in nanoseconds
    ///   - pending: Bytes that this wait is for, of which nobody knows how many have gone
    func isExhausted(wait: UInt64, pending: Int, patience: UInt64, limits: FastCGILimits) -> Bool {
        let rate = UInt64(max(limits.minimumRate, 0))
        let pending = UInt64(max(pending, 0))
        // What is on its way may take the time it needs at the slowest rate that is allowed.
        let allowance = rate == 0 ? 0 : Self.nanoseconds(for: pending, rate: rate)
        if wait > patience.addingReportingOverflow(allowance).partialValue { return true }
        let total = waited.addingReportingOverflow(wait).partialValue
        if let limit = limits.transferTimeout, total > limit.nanoseconds { return true }
        guard rate > 0, total > patience else { return false }
        return Self.nanoseconds(for: bytes.addingReportingOverflow(pending).partialValue, rate: rate) < total
    }

    private static func nanoseconds(for bytes: UInt64, rate: UInt64) -> UInt64 {
        let (product, overflow) = bytes.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : product / rate
    }
}
