// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A part of a route table: routes, and the hosts that have them.
public struct RouteSection: Sendable {
    /// Patterns that the name of the host must match, all of them. None: tried for every host, after the other sections.
    public let hosts: [String]

    /// The routes, in the order in which they are tried. None if the application of these hosts does not say which it
    /// has.
    public let routes: [Route]

    /// Makes a section.
    ///
    /// - Parameters:
    ///   - hosts: Patterns for the name of the host. Default: none, for every host.
    ///   - routes: The routes.
    public init(hosts: [String] = [], routes: [Route]) {
        self.hosts = hosts
        self.routes = routes
    }
}
