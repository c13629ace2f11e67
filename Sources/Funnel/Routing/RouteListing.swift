// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A gateway application that can say which routes it has, for route tables.
///
/// Middleware that wraps one passes both lists on.
public protocol RouteListing {
    /// The routes that all hosts have, in the order in which they are tried.
    var routes: [Route] { get }

    /// All routes: those that only some hosts have, then ``routes``. Default: ``routes`` only.
    var routeSections: [RouteSection] { get }
}

extension RouteListing {
    /// The routes as they are for every host.
    public var routeSections: [RouteSection] { [RouteSection(routes: routes)] }
}
