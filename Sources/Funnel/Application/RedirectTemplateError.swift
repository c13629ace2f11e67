// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A URL for ``RedirectHandler`` that is not written well, or names a group that the route's pattern does not have. It is
/// logged and answered with 500.
public struct RedirectTemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The URL as it was written.
    public let template: String

    /// What is wrong with it.
    public let reason: String

    /// One line that names the URL and the fault.
    public var description: String { "bad redirect URL \"\(template)\": \(reason)" }

    static func missingGroup(_ name: String, in template: String) -> RedirectTemplateError {
        RedirectTemplateError(template: template, reason: "the route's pattern has no group {\(name)}")
    }
}
