// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A rule of the gateway interface was broken: by the application, by middleware, or by the transport.
///
/// A transport answers 500 if nothing was sent yet, otherwise it cuts the connection, and logs this.
public struct GatewayViolation: Error, Sendable, Hashable, CustomStringConvertible {
    /// The rule.
    public let rule: GatewayRule

    /// What broke it, safe to log.
    public let detail: String

    /// Makes a violation.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - detail: What broke it; control characters are escaped.
    public init(_ rule: GatewayRule, _ detail: String) {
        self.rule = rule
        self.detail = detail.logSafe
    }

    /// The rule's name, and what broke it.
    public var description: String { "gateway rule \(rule.rawValue) broken: \(detail)" }
}
