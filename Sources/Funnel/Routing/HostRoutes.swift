// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The routes of an application that has some for certain hosts only.
struct HostRoutes: Sendable {
    private let index: HostIndex
    private let routers: [Router]

    /// The groups that ``Settings/defaultHost`` matches.
    private let defaults: [Int]

    /// Compiles the patterns of groups and of their routes.
    ///
    /// - Throws: ``ApplicationError`` for a pattern that does not compile, and for a default host that takes a pattern
    ///   too long to match.
    init(_ groups: [HostGroup], defaultHost: String?) throws(ApplicationError) {
        let index = try HostIndex(groups.map(\.pattern))
        var routers: [Router] = []
        for group in groups { routers.append(try Router(group.routes)) }
        self.index = index
        self.routers = routers
        do throws(PathMatchError) {
            defaults = try defaultHost.map(index.matches) ?? []
        } catch {
            throw .badSetting("defaultHost", reason: "\(error)")
        }
    }

    /// The routes that have a name, in list order.
    var namedPatterns: [(name: String, pattern: PathPattern)] { routers.flatMap(\.namedPatterns) }

    /// The first route for a path: of the request's host, else of all hosts, else of the default host.
    ///
    /// The last step is Tornado's: it comes after the routes of all hosts, and a request that a proxy has marked with
    /// `X-Real-Ip` goes without it.
    func match(
        _ path: [UInt8],
        of request: HTTPServerRequest,
        allHosts: Router
    ) throws(PathMatchError) -> Router.Match? {
        if let match = try match(path, groups: try index.matches(request.hostName)) { return match }
        if let match = try allHosts.match(path) { return match }
        let isProxied = request.environment.variables.value("HTTP_X_REAL_IP") != nil
        return isProxied ? nil : try match(path, groups: defaults)
    }

    private func match(_ path: [UInt8], groups: [Int]) throws(PathMatchError) -> Router.Match? {
        for group in groups {
            if let match = try routers[group].match(path) { return match }
        }
        return nil
    }
}
