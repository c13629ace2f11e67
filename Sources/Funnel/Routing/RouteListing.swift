// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A gateway application that can say which routes it has, for route tables.
///
/// Middleware that wraps one passes the list on.
public protocol RouteListing {
    /// The routes, in the order in which they are tried.
    var routes: [Route] { get }
}
