// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the route of a path: the first in list order whose pattern matches.
struct Router: Sendable {
    /// A route that matched, with the bytes that its groups caught.
    struct Match {
        let pattern: String
        let makeHandler: Route.Factory
        let requirements: [Requirement]
        let captures: [[UInt8]?]
        let groupNames: [String?]
    }

    /// What a pattern leads to.
    private enum Target {
        case handler(Route.Factory, [Requirement])
        case router(Router)
    }

    let routes: [Route]
    private let patterns: [PathPattern]
    private let targets: [Target]
    private let index: RouteIndex

    /// Compiles the patterns of routes, and of the routes inside them.
    ///
    /// - Parameter outer: The requirements of the routes around these.
    /// - Throws: ``ApplicationError`` for a pattern that does not compile.
    init(_ routes: [Route], within outer: [Requirement] = []) throws(ApplicationError) {
        self.routes = routes
        var patterns: [PathPattern] = []
        var targets: [Target] = []
        for route in routes {
            patterns.append(try Self.compile(route.pattern))
            let requirements = outer + route.requirements
            switch route.target {
            case .handler(let factory): targets.append(.handler(factory, requirements))
            case .routes(let inner): targets.append(.router(try Router(inner, within: requirements)))
            }
        }
        self.patterns = patterns
        self.targets = targets
        index = RouteIndex(patterns)
    }

    /// The first route for a raw path, nil if there is none.
    func match(_ path: [UInt8]) throws(PathMatchError) -> Match? {
        var start = 0
        while let (position, captures) = try index.firstMatch(path, startingAt: start) {
            switch targets[position] {
            case .handler(let factory, let requirements):
                return Match(
                    pattern: routes[position].pattern,
                    makeHandler: factory,
                    requirements: requirements,
                    captures: captures.ranges.map { range in range.map { Array(path[$0]) } },
                    groupNames: patterns[position].groupNames
                )
            case .router(let inner):
                if let match = try inner.match(path) { return match }
            }
            start = position + 1
        }
        return nil
    }

    /// The routes that have a name, those inside others too, in list order.
    var namedPatterns: [(name: String, pattern: PathPattern)] {
        routes.indices.flatMap { position in
            if case .router(let inner) = targets[position] { return inner.namedPatterns }
            return routes[position].name.map { [($0, patterns[position])] } ?? []
        }
    }

    private static func compile(_ pattern: String) throws(ApplicationError) -> PathPattern {
        do throws(PathPatternError) {
            return try PathPattern(pattern)
        } catch {
            throw .badPattern(error)
        }
    }
}
