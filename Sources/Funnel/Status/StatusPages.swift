// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FunnelStatus
internal import HTTPTypes

/// Pages about the server itself, which it answers before the application gets to see the request.
///
///     let pages = try StatusPages(statusPath: "/status", pingPath: "/ping", allowing: ["127.0.0.0/8", "10.0.0.0/8"])
///     let server = try FastCGIServer(application, listeningOn: [socket], statusPages: pages)
///
/// The status page says how the server is: text for people, JSON with the query `?json`, the text format of Prometheus
/// with `?prometheus`. The ping page is the word `pong`. Both are answered to GET and HEAD, and only to the addresses that
/// are allowed; for everybody else, and for other methods, they do not exist: the application answers as it does on any
/// path.
public struct StatusPages: Sendable, Hashable {
    /// The path of the status page, such as `/status`; nil if there is none.
    public let statusPath: String?

    /// The path of the ping page, such as `/ping`; nil if there is none.
    public let pingPath: String?

    private let allowed: TrustedProxies
    private let paths: [[UInt8]]

    /// The machine itself: its loopback addresses, and peers without an address. These are programs that speak FastCGI to
    /// the server directly, as `hello status` does.
    public static let thisMachine = ["127.0.0.0/8", "::1", "unix:"]

    /// Makes pages.
    ///
    /// The address that counts is `REMOTE_ADDR`. If the request says that a proxy has passed it on, every address in
    /// `X-Forwarded-For` and `X-Real-Ip` must be allowed as well, and `Forwarded` (RFC 7239) is never: a proxy on the same
    /// machine does not make the whole world local.
    ///
    /// - Parameters:
    ///   - statusPath: The path of the status page, not percent-encoded; the whole path of the URL, also where the
    ///     application is mounted under a prefix. Default: no page.
    ///   - pingPath: The same for the ping page. Default: no page.
    ///   - addresses: Who may see them: addresses, networks in CIDR notation, and `unix:`, as for ``TrustedProxies``.
    ///     Default: ``thisMachine``.
    /// - Throws: ``TrustedProxiesError`` for an entry that is none of these.
    public init(
        statusPath: String? = nil,
        pingPath: String? = nil,
        allowing addresses: [String] = thisMachine
    ) throws(TrustedProxiesError) {
        self.statusPath = statusPath
        self.pingPath = pingPath
        allowed = try TrustedProxies(addresses)
        paths = [statusPath, pingPath].compactMap { $0.map { Array($0.utf8) } }
    }

    /// True if there are no pages.
    package var isEmpty: Bool { paths.isEmpty }

    /// False if a request with this `REQUEST_URI` is certainly not for a page: cheap, for the many that are not.
    package func mayConcern(_ target: ArraySlice<UInt8>?) -> Bool {
        guard let target, !target.isEmpty else { return true }
        let path = target.prefix { $0 != ASCII.question }
        return paths.contains { $0.elementsEqual(path) } || path.contains(ASCII.percent)
    }

    /// The page that a request is for; nil if it is for the application.
    ///
    /// - Parameter status: Called if it is for the status page.
    package func response(to variables: GatewayVariables, status: () -> ServerStatus) -> GatewayResponse? {
        let method = variables.value("REQUEST_METHOD") ?? []
        let isHead = method.elementsEqual("HEAD".utf8)
        guard isHead || method.elementsEqual("GET".utf8) else { return nil }
        let target = RequestTarget(variables)
        let path = PercentEncoding.decode(target.path, plusIsSpace: false)
        let isPing = pingPath.map { $0.utf8.elementsEqual(path) } ?? false
        guard isPing || statusPath.map({ $0.utf8.elementsEqual(path) }) ?? false, isAllowed(variables) else {
            return nil
        }
        if isPing { return page("pong", type: "text/plain; charset=utf-8", isHead: isHead) }
        let format = StatusFormat(query: target.query)
        return page(status().written(as: format), type: format.contentType, isHead: isHead)
    }

    private func page(_ text: String, type: String, isHead: Bool) -> GatewayResponse {
        let bytes = Array(text.utf8)
        var fields = HTTPFields()
        fields[.contentType] = type
        fields[.contentLength] = "\(bytes.count)"
        fields[.cacheControl] = "no-store"
        return GatewayResponse(status: .ok, headerFields: fields, body: .bytes(isHead ? [] : bytes))
    }

    private func isAllowed(_ variables: GatewayVariables) -> Bool {
        guard allowed.vouch(for: variables), variables.value("HTTP_FORWARDED") == nil else { return false }
        return ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP"].allSatisfy { name in
            guard let list = variables.value(name) else { return true }
            let entries = list.split(separator: ASCII.comma, omittingEmptySubsequences: false)
            return entries.allSatisfy { allowed.contains($0.trimmingBlanks) }
        }
    }
}
