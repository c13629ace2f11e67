// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// Tells of violations.
struct ViolationReporter: Sendable {
    let report: (@Sendable (GatewayViolation) throws -> Void)?
    let logger: Logger

    /// Reports a violation where it can still change the answer.
    ///
    /// - Throws: What the closure throws; without a closure, the violation.
    func raise(_ violation: GatewayViolation) throws {
        guard let report else { throw violation }
        try report(violation)
    }

    /// Reports a violation when nothing can be changed any more.
    func note(_ violation: GatewayViolation) {
        guard let report else {
            logger.error("\(violation)")
            return
        }
        try? report(violation)
    }
}
