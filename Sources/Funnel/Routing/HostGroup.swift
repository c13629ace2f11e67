// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Routes that only some hosts have. Tornado's `add_handlers`.
///
///     let application = try Application(
///         [Route("/", HomeHandler.init)],
///         hosts: [
///             HostGroup(#"admin\.example\.org"#, [Route("/", AdminHandler.init)]),
///             HostGroup(#"(en|de)\.example\.org"#, [Route("/about", AboutHandler.init)]),
///         ]
///     )
///
/// The groups whose pattern matches the host are tried before the application's own routes, in the order of the list. A
/// path for which none of them has a route goes on to the application's own. For hosts that have settings of their own
/// as well, see ``HostRouter``.
public struct HostGroup: Sendable {
    /// The pattern for hosts, as it was given.
    public let pattern: String

    /// The routes, in the order in which they are tried.
    public let routes: [Route]

    /// Makes a group.
    ///
    /// - Parameters:
    ///   - pattern: A regular expression for ``HTTPServerRequest/hostName``, the host in lower case without its port;
    ///     it has to match as a whole, as a ``PathPattern`` does. Write a dot as `\.`.
    ///   - routes: The routes, tried in this order.
    public init(_ pattern: String, _ routes: [Route]) {
        self.pattern = pattern
        self.routes = routes
    }
}
