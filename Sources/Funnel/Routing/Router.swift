// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the route of a path: the first in list order whose pattern matches.
struct Router: Sendable {
    /// A route that matched, with the bytes that its groups caught.
    struct Match {
        let route: Route
        let captures: [[UInt8]?]
        let groupNames: [String?]
    }

    let routes: [Route]
    private let patterns: [PathPattern]
    private let index: RouteIndex

    /// Compiles the patterns of routes.
    ///
    /// - Throws: ``ApplicationError`` for a pattern that does not compile, and for a name that stands twice.
    init(_ routes: [Route]) throws(ApplicationError) {
        self.routes = routes
        patterns = try Self.compile(routes)
        index = RouteIndex(patterns)
        try Self.checkNames(routes)
    }

    /// The first route for a raw path, nil if there is none.
    func match(_ path: ArraySlice<UInt8>) throws(PathMatchError) -> Match? {
        let path = Array(path)
        guard let (position, captures) = try index.firstMatch(path) else { return nil }
        return Match(
            route: routes[position],
            captures: captures.ranges.map { range in range.map { Array(path[$0]) } },
            groupNames: patterns[position].groupNames
        )
    }

    private static func compile(_ routes: [Route]) throws(ApplicationError) -> [PathPattern] {
        var patterns: [PathPattern] = []
        for route in routes {
            do throws(PathPatternError) {
                patterns.append(try PathPattern(route.pattern))
            } catch {
                throw .badPattern(error)
            }
        }
        return patterns
    }

    private static func checkNames(_ routes: [Route]) throws(ApplicationError) {
        var patterns: [String: String] = [:]
        for route in routes {
            guard let name = route.name else { continue }
            if let other = patterns.updateValue(route.pattern, forKey: name) {
                throw .duplicateRouteName(name, patterns: [other, route.pattern])
            }
        }
    }
}
