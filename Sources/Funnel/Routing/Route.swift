// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A pattern for paths and the handlers that answer them. Tornado's `URLSpec`.
///
///     Route("/", HomeHandler.init)
///     Route("/story/([0-9]+)", name: "story") { StoryHandler($0, database: database) }
///     Route("/admin/.*", requires: [.authenticated], routes: [
///         Route("/admin/users", UsersHandler.init),
///         Route("/admin/log", LogHandler.init),
///     ])
///
/// The pattern is matched against the whole path, still percent-encoded; see ``PathPattern``. A handler is made
/// for each request, on the thread that serves it.
public struct Route: Sendable {
    /// Makes the handler of one request.
    typealias Factory = @Sendable (HandlerContext) throws -> RequestHandler

    /// What is done with a path that the pattern matches.
    enum Target: Sendable {
        case handler(Factory)
        case routes([Route])
    }

    /// The pattern, as it was given.
    public let pattern: String

    /// The name of the route, for ``Application/reverseURL(_:_:)``.
    public let name: String?

    /// The type of the handlers, for logs and route tables; empty for a route with routes of its own.
    public let handlerName: String

    let requirements: [Requirement]
    let target: Target

    /// Makes a route.
    ///
    /// - Parameters:
    ///   - pattern: A regular expression in PCRE2's syntax. Groups are path arguments, all named or all positional.
    ///   - name: A name that no other route of the application has. Default: none.
    ///   - requirements: What must hold for a request, checked in this order before the handler's `prepare()`.
    ///     Default: nothing.
    ///   - makeHandler: Makes the handler of one request; a handler's initialiser is such a function. An error
    ///     thrown from it is answered like one from the handler.
    public init<Handler: RequestHandler>(
        _ pattern: String,
        name: String? = nil,
        requires requirements: [Requirement] = [],
        _ makeHandler: @escaping @Sendable (HandlerContext) throws -> Handler
    ) {
        self.pattern = pattern
        self.name = name
        self.handlerName = String(describing: Handler.self)
        self.requirements = requirements
        target = .handler(makeHandler)
    }

    /// Makes a route with routes of its own, which are tried for the paths that its pattern matches. Tornado's list of
    /// rules as the target of a rule.
    ///
    /// The inner patterns are matched against the whole path again, and what the groups of the outer pattern catch is
    /// not used. If no inner route matches, the next route of the outer list is tried.
    ///
    /// - Parameters:
    ///   - pattern: A regular expression for all the paths below, such as `/admin/.*`.
    ///   - requirements: What must hold for a request that an inner route matches, checked before the inner route's own
    ///     requirements. Default: nothing.
    ///   - routes: The inner routes, tried in this order.
    public init(_ pattern: String, requires requirements: [Requirement] = [], routes: [Route]) {
        self.pattern = pattern
        name = nil
        handlerName = ""
        self.requirements = requirements
        target = .routes(routes)
    }

    /// The inner routes, in the order in which they are tried; none for a route with a handler.
    public var routes: [Route] {
        if case .routes(let routes) = target { routes } else { [] }
    }
}
