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

    /// The routes that only some hosts have.
    public let hosts: [HostGroup]

    /// The versions of static files, known to all threads.
    let staticVersions = StaticVersions()

    let namedRoutes: NamedRoutes
    private let router: Router
    private let hostRoutes: HostRoutes?

    /// Makes an application, and checks its routes and settings.
    ///
    /// - Parameters:
    ///   - routes: The routes, tried in this order.
    ///   - hosts: Routes that only some hosts have, tried before the others. Default: none.
    ///   - settings: The settings. Default: the documented ones.
    /// - Throws: ``ApplicationError`` for a pattern that does not compile or mixes named and positional groups, for a
    ///   route name that stands twice, for the same or for different hosts, and for a setting that cannot work.
    public init(
        _ routes: [Route],
        hosts: [HostGroup] = [],
        settings: Settings = Settings()
    ) throws(ApplicationError) {
        try settings.check()
        self.settings = settings
        self.hosts = hosts
        hostRoutes = hosts.isEmpty ? nil : try HostRoutes(hosts, defaultHost: settings.defaultHost)
        router = try Router(settings.staticRoutes + routes)
        namedRoutes = try NamedRoutes((hostRoutes?.namedPatterns ?? []) + router.namedPatterns)
    }

    /// The routes that all hosts have, in the order in which they are tried; those of ``Settings/staticPath`` come first.
    public var routes: [Route] { router.routes }

    /// The routes of each group of hosts, then those that all hosts have.
    public var routeSections: [RouteSection] {
        hosts.map { RouteSection(hosts: [$0.pattern], routes: $0.routes) } + [RouteSection(routes: routes)]
    }

    /// Answers one request. Whatever goes wrong becomes an answer with a status and a log line.
    public func respond(to environment: GatewayEnvironment) -> GatewayResponse {
        let request: HTTPServerRequest
        do throws(HTTPError) {
            request = try HTTPServerRequest(environment, trustedProxies: settings.trustedProxies)
        } catch {
            return GatewayResponse(
                refusing: environment,
                because: error,
                loggers: settings.loggers,
                trusting: settings.trustedProxies
            )
        }
        return handler(for: request, progress: environment.progress).respond()
    }

    /// The handler of the first route that matches, or one that answers the error that kept it from being made.
    private func handler(for request: HTTPServerRequest, progress: (any GatewayProgress)?) -> RequestHandler {
        var context = HandlerContext(application: self, request: request)
        do {
            guard let match = try match(request) else {
                let handler = try settings.defaultHandler?(context) ?? ErrorHandler(context, status: .notFound)
                progress?.note(HandlerNote(route: nil, handler: type(of: handler)))
                return handler
            }
            context = HandlerContext(application: self, request: request, match: match)
            progress?.note(HandlerNote(route: match.pattern, handler: nil))
            let handler = try match.makeHandler(context)
            progress?.note(HandlerNote(route: match.pattern, handler: type(of: handler)))
            return handler
        } catch {
            return ErrorHandler(context, error: error)
        }
    }

    private func match(_ request: HTTPServerRequest) throws(PathMatchError) -> Router.Match? {
        let path = Array(request.target.path)
        guard let hostRoutes else { return try router.match(path) }
        return try hostRoutes.match(path, of: request, allHosts: router)
    }
}
