// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Routes and settings: what answers a site's requests. Tornado's `Application`.
///
///     let application = try Application([
///         Route("/", HomeHandler.init),
///         Route("/story/([0-9]+)", StoryHandler.init),
///     ])
///
/// It never changes once it is made, so all threads share it.
public final class Application: GatewayApplication, RouteListing {
    /// The settings.
    public let settings: Settings

    private let router: Router

    /// Makes an application, and checks its routes.
    ///
    /// - Parameters:
    ///   - routes: The routes, tried in this order.
    ///   - settings: The settings. Default: the documented ones.
    /// - Throws: ``ApplicationError`` for a pattern that does not compile or mixes named and positional groups, and
    ///   for a route name that stands twice.
    public init(_ routes: [Route], settings: Settings = Settings()) throws(ApplicationError) {
        self.settings = settings
        router = try Router(routes)
    }

    /// The routes, in the order in which they are tried.
    public var routes: [Route] { router.routes }

    /// Answers one request. Whatever goes wrong becomes an answer with a status and a log line.
    public func respond(to environment: GatewayEnvironment) -> GatewayResponse {
        let request: HTTPServerRequest
        do throws(HTTPError) {
            request = try HTTPServerRequest(environment)
        } catch {
            return refusal(error, environment: environment)
        }
        return handler(for: request).respond()
    }

    /// The handler of the first route that matches, or one that answers the error that kept it from being made.
    private func handler(for request: HTTPServerRequest) -> RequestHandler {
        var context = HandlerContext(application: self, request: request)
        do {
            guard let match = try router.match(request.target.path) else {
                return ErrorHandler(context, error: HTTPError(.notFound))
            }
            context = HandlerContext(application: self, request: request, match: match)
            return try match.route.makeHandler(context)
        } catch {
            return ErrorHandler(context, error: error)
        }
    }

    /// The answer to what is too malformed to be a request.
    private func refusal(_ error: HTTPError, environment: GatewayEnvironment) -> GatewayResponse {
        let loggers = settings.loggers.with(environment.logMetadata)
        let summary = environment.requestSummary
        loggers.logError(error, summary: summary, request: "")
        var response = GatewayResponse(errorPage: error.status)
        response.completion = { loggers.logAccess(error.status, summary: summary, elapsed: .zero) }
        return response
    }
}
