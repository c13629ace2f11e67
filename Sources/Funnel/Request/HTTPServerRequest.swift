// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// One HTTP request, as handlers see it. Tornado's `HTTPServerRequest`.
///
/// Every transport makes it with the same initialiser from a ``GatewayEnvironment``, so a request looks the same
/// behind nginx, in CGI, and in a test. It belongs to the thread that serves the request, and makes header fields,
/// cookies and arguments when they are first asked for.
public final class HTTPServerRequest {
    /// What the request was made from. ``GatewayEnvironment/input`` must not be read beside ``body`` and
    /// forms.
    public let environment: GatewayEnvironment

    /// The request method.
    public let method: HTTPRequest.Method

    /// The length that was announced for the body, nil if none was: a chunked upload, or no body.
    public let contentLength: Int?

    /// The proxies that are believed about address and scheme of the client.
    let trustedProxies: TrustedProxies

    let target: RequestTarget
    private let start = ContinuousClock.now

    /// The request target as the client sent it, still percent-encoded: path and query.
    public private(set) lazy var uri = String(decoding: target.bytes, as: UTF8.self)

    /// The path as the client sent it, still percent-encoded. Bytes that are not UTF-8 are shown as U+FFFD; routes
    /// match the bytes.
    public private(set) lazy var path = String(decoding: target.path, as: UTF8.self)

    /// The query string as the client sent it, without the question mark; empty if there is none.
    public private(set) lazy var query = String(decoding: target.query, as: UTF8.self)

    /// The client's address, empty if the web server does not tell: `REMOTE_ADDR`, or what a proxy among
    /// ``Settings/trustedProxies`` says in its stead.
    public private(set) lazy var remoteIP =
        trustedProxies.forwardedAddress(in: environment.variables) ?? environment.variables["REMOTE_ADDR"] ?? ""

    /// `https` or `http`: from the variable `HTTPS`, then from `REQUEST_SCHEME`; or what a proxy among
    /// ``Settings/trustedProxies`` says instead.
    public private(set) lazy var scheme =
        trustedProxies.forwardedScheme(in: environment.variables) ?? transportScheme

    /// The request's header fields, made from the `HTTP_…` variables (RFC 3875, section 4.1.18).
    public private(set) lazy var headers = HTTPFields(variables: environment.variables)

    /// The request's cookies by name.
    public private(set) lazy var cookies = RequestCookies.parse(environment.variables.value("HTTP_COOKIE") ?? [])

    /// The query's values by name, percent-decoded but otherwise as they came, in the order they came.
    ///
    /// As in Tornado, names are read as ISO 8859-1; the handler's ``RequestHandler/queryArgument(_:trimmed:)`` finds
    /// them by their text.
    public private(set) lazy var queryArguments = FormFields.parse(target.query)

    /// What has become of the body.
    var content = RequestBody.unread

    /// The body as a form, nil as long as nobody has looked whether it is one.
    var form: FormData?

    /// Makes a request of an environment.
    ///
    /// The target is the raw `REQUEST_URI`; without it `DOCUMENT_URI`, then `SCRIPT_NAME` and `PATH_INFO`, encoded
    /// again. A web server's notion of where the script ends never decides where the path begins.
    ///
    /// - Parameters:
    ///   - environment: What the transport received.
    ///   - trustedProxies: Whose word counts about the client's address and scheme. Default: nobody's. An
    ///     ``Application`` passes ``Settings/trustedProxies``.
    /// - Throws: ``HTTPError``: 500 if there is no `REQUEST_METHOD` (the web server's configuration lacks it), 400
    ///   for a method, a length or a host that is malformed and for a query over ``Limits/maximumFormFields``, 413 for
    ///   a length over ``Limits/maximumBodySize``.
    public init(
        _ environment: GatewayEnvironment,
        trustedProxies: TrustedProxies = TrustedProxies()
    ) throws(HTTPError) {
        self.environment = environment
        self.trustedProxies = trustedProxies
        method = try Self.method(in: environment.variables)
        target = RequestTarget(environment.variables)
        contentLength = try Self.contentLength(in: environment)
        try Self.checkHost(in: environment.variables)
        try Self.checkFields(target.query, limits: environment.limits)
    }

    /// The time since the request was made.
    public var elapsedTime: Duration { start.duration(to: .now) }
}

@available(*, unavailable)
extension HTTPServerRequest: Sendable {}
