// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A made-up table of routes, with a path for each.
struct RouteTable: Sendable {
    /// What the table is an example of.
    let title: String

    /// The pattern of the route with a number.
    let pattern: @Sendable (Int) -> String

    /// A path that the route with a number matches, and no route before it.
    let path: @Sendable (Int) -> String

    /// A path that looks like the others and matches nothing.
    let miss: String

    /// The tables that are measured.
    static let all = [distinctPrefixes, distinctSuffixes, samePrefix, literals]

    private static let distinctPrefixes = RouteTable(
        title: "/section-17/item-42/([0-9]+): each route has its own prefix",
        pattern: { "/section-\($0 / 100)/item-\($0 % 100)/([0-9]+)" },
        path: { "/section-\($0 / 100)/item-\($0 % 100)/12345" },
        miss: "/section-0/item-7/none"
    )

    private static let distinctSuffixes = RouteTable(
        title: "/item/([0-9]+)/action-42: one prefix, each route has its own suffix",
        pattern: { "/item/([0-9]+)/action-\($0)" },
        path: { "/item/12345/action-\($0)" },
        miss: "/item/12345/action-none"
    )

    private static let samePrefix = RouteTable(
        title: "/item/([0-9]+)/action-42/(.*): one prefix, no suffix, nothing to choose by",
        pattern: { "/item/([0-9]+)/action-\($0)/(.*)" },
        path: { "/item/12345/action-\($0)/x" },
        miss: "/item/12345/action-none/x"
    )

    private static let literals = RouteTable(
        title: "/section-17/item-42: no groups",
        pattern: { "/section-\($0 / 100)/item-\($0 % 100)" },
        path: { "/section-\($0 / 100)/item-\($0 % 100)" },
        miss: "/section-0/item-none"
    )
}
