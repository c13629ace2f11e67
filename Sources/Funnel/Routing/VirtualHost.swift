// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// An application, and the hosts that it answers for; see ``HostRouter``.
public struct VirtualHost: Sendable {
    /// The pattern for hosts, as it was given.
    public let pattern: String

    /// What answers.
    public let application: any GatewayApplication

    /// Makes a virtual host.
    ///
    /// - Parameters:
    ///   - pattern: A regular expression for the host in lower case without its port; it has to match as a whole, as a
    ///     ``PathPattern`` does. Write a dot as `\.`.
    ///   - application: What answers: an ``Application``, or one in middleware.
    public init(_ pattern: String, _ application: any GatewayApplication) {
        self.pattern = pattern
        self.application = application
    }
}
