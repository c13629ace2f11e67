// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Several applications behind one socket, told apart by the host of the request. Tornado's `RuleRouter` of
/// `HostMatches`.
///
///     try HostRouter(
///         [VirtualHost(#"admin\.example\.org"#, admin), VirtualHost(#"(www\.)?example\.org"#, site)],
///         otherwise: main
///     )
///
/// The first host whose pattern matches has its application answer, whatever that answer is. What is too malformed to
/// be a request, such as one whose `Host` is none, is refused before.
public struct HostRouter: GatewayApplication, RouteListing {
    private let hosts: [VirtualHost]
    private let index: HostIndex
    private let otherwise: (any GatewayApplication)?
    private let loggers: Loggers

    /// Makes a router.
    ///
    /// - Parameters:
    ///   - hosts: The hosts and their applications, tried in this order.
    ///   - otherwise: What answers for all other hosts. Default: nothing, they are answered 404. That is the safe
    ///     choice where only certain names are served: a site in somebody else's name (DNS rebinding) gets nothing.
    ///   - loggers: What the requests are logged with that no application gets. Default: ``Loggers/init()``.
    /// - Throws: ``ApplicationError/badHostPattern(_:)``.
    public init(
        _ hosts: [VirtualHost],
        otherwise: (any GatewayApplication)? = nil,
        loggers: Loggers = Loggers()
    ) throws(ApplicationError) {
        self.hosts = hosts
        index = try HostIndex(hosts.map(\.pattern))
        self.otherwise = otherwise
        self.loggers = loggers
    }

    /// Has the application of the request's host answer.
    public func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        let application: (any GatewayApplication)?
        do {
            application = try self.application(for: environment)
        } catch {
            return GatewayResponse(refusing: environment, because: error, loggers: loggers)
        }
        guard let application else {
            return GatewayResponse(refusing: environment, because: HTTPError(.notFound), loggers: loggers)
        }
        return try application.respond(to: environment)
    }

    private func application(for environment: GatewayEnvironment) throws -> (any GatewayApplication)? {
        let name = try HTTPServerRequest(environment).hostName
        return try index.firstMatch(Array(name.utf8)).map { hosts[$0].application } ?? otherwise
    }

    /// The routes for all other hosts.
    public var routes: [Route] { (otherwise as? any RouteListing)?.routes ?? [] }

    /// The routes of each host, then those for all others.
    public var routeSections: [RouteSection] {
        let ofHosts = hosts.flatMap { host in
            Self.sections(of: host.application).map {
                RouteSection(hosts: [host.pattern] + $0.hosts, routes: $0.routes)
            }
        }
        return ofHosts + (otherwise.map(Self.sections) ?? [])
    }

    private static func sections(of application: any GatewayApplication) -> [RouteSection] {
        (application as? any RouteListing)?.routeSections ?? [RouteSection(routes: [])]
    }
}
