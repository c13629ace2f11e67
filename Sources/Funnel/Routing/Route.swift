// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A pattern for paths and the handlers that answer them. Tornado's `URLSpec`.
///
///     Route("/", HomeHandler.init)
///     Route("/story/([0-9]+)", name: "story") { StoryHandler($0, database: database) }
///
/// The pattern is matched against the whole path, still percent-encoded; see ``PathPattern``. A handler is made
/// for each request, on the thread that serves it.
public struct Route: Sendable {
    /// The pattern, as it was given.
    public let pattern: String

    /// The name of the route, for finding it again.
    public let name: String?

    /// The type of the handlers, for logs and route tables.
    public let handlerName: String

    let requirements: [Requirement]
    let makeHandler: @Sendable (HandlerContext) throws -> RequestHandler

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
        self.makeHandler = makeHandler
    }
}
