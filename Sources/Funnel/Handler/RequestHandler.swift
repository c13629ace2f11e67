// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// The base of all handlers: subclass it and override the methods a page answers to. Tornado's `RequestHandler`.
///
///     final class StoryHandler: RequestHandler {
///         override func get() throws {
///             let id = try pathArguments.require(0, as: Int.self)
///             write("story \(id)")
///         }
///     }
///
/// A handler is made for one request and stays on the thread that serves it. A request goes through these steps:
/// the method must be one of ``supportedMethods`` (else 405); a form in the body is parsed (else 400), whatever the
/// method; path arguments are decoded (else 400); forged requests are refused where the settings say so (403); the
/// route's requirements are checked; ``prepare()``; unless that finished the request, the method named after the
/// request's; ``finish()`` if it was not called; the response is sent; ``onFinish()``; temporary files are removed. An
/// error thrown on the way is logged and becomes the answer.
open class RequestHandler {
    /// The application that the request came to.
    public let application: Application

    /// The request.
    public let request: HTTPServerRequest

    /// What the groups of the route's pattern caught, percent-decoded.
    public internal(set) var pathArguments = PathArguments()

    /// The status set so far. Default: 200.
    public internal(set) var status: HTTPResponse.Status = .ok

    /// The header fields set so far.
    public internal(set) var headers = HTTPFields()

    let context: HandlerContext
    var output: [UInt8] = []
    /// True once a header field was set that is the transport's to send.
    var setsConnectionField = false
    var response: GatewayResponse?
    var security = HandlerSecurity()

    /// Makes the handler of one request; called by the route.
    public init(_ context: HandlerContext) {
        self.context = context
        application = context.application
        request = context.request
    }

    /// The methods that requests to this handler may have; any other is answered 405 before anything else is done.
    ///
    /// Default: GET, HEAD, POST, DELETE, PATCH, PUT, OPTIONS. Override it together with ``perform(_:)`` to add more.
    open class var supportedMethods: Set<HTTPRequest.Method> { standardMethods }

    /// True if the handler takes the body itself, piece by piece: what `@stream_request_body` is in Tornado.
    ///
    /// Then no form is parsed, so that arguments are the query's only; ``prepare()`` is called before anything of the
    /// body has been read, ``dataReceived(_:)`` for each piece, and the method after the last one. Default: false.
    open class var streamsRequestBody: Bool { false }

    /// Called before the method, for every method.
    open func prepare() throws {}

    /// Takes the next piece of the body, if ``streamsRequestBody`` is true.
    ///
    /// The body is read no faster than this returns, and no further once the request is finished or an error was
    /// thrown. It may end in an error after any piece: what the pieces were kept in is best thrown away in
    /// ``onFinish()`` unless the method ran.
    ///
    /// - Parameter chunk: At least one byte, at most 64 KiB. Default: nothing is done with it.
    open func dataReceived(_ chunk: [UInt8]) throws {}

    /// Called when the response has been sent, or given up. Nothing can be written any more.
    open func onFinish() {}

    /// Answers a GET. Default: 405.
    open func get() throws { throw HTTPError(.methodNotAllowed) }

    /// Answers a HEAD: like a GET, but what is written only counts for the header fields. Default: what ``get()``
    /// answers with ``Settings/headFromGet``, else 405.
    open func head() throws {
        guard application.settings.headFromGet else { throw HTTPError(.methodNotAllowed) }
        try get()
    }

    /// Answers a POST. Default: 405.
    open func post() throws { throw HTTPError(.methodNotAllowed) }

    /// Answers a PUT. Default: 405.
    open func put() throws { throw HTTPError(.methodNotAllowed) }

    /// Answers a PATCH. Default: 405.
    open func patch() throws { throw HTTPError(.methodNotAllowed) }

    /// Answers a DELETE. Default: 405.
    open func delete() throws { throw HTTPError(.methodNotAllowed) }

    /// Answers an OPTIONS. Default: 405.
    open func options() throws { throw HTTPError(.methodNotAllowed) }

    /// Calls the method that is named after the request's. Override it to answer further methods.
    open func perform(_ method: HTTPRequest.Method) throws {
        switch method {
        case .get: try get()
        case .head: try head()
        case .post: try post()
        case .put: try put()
        case .patch: try patch()
        case .delete: try delete()
        case .options: try options()
        default: throw HTTPError(.methodNotAllowed)
        }
    }

    /// Refuses a request that does not carry the token of its cookie, with ``Settings/xsrfCookies`` and for all methods
    /// but GET, HEAD and OPTIONS. Override it with nothing to exempt a handler that no browser's cookies speak for.
    ///
    /// The token is looked for in the argument `_xsrf`, then in the header fields `X-Xsrftoken` and `X-Csrftoken`.
    ///
    /// - Throws: By default ``XSRFError``, which is a 403, if the token is missing, malformed, or not the cookie's.
    open func checkXSRFCookie() throws { try compareXSRFToken() }

    /// True for another site that may send requests here, with ``Settings/crossOriginProtection``. Override it with
    /// true to exempt a handler that no browser's cookies speak for.
    ///
    /// It is called before ``prepare()``, and only for requests that come from elsewhere and have an `Origin`.
    ///
    /// - Parameter origin: The value of `Origin`, such as `https://example.org`; from outside, in any form.
    /// - Returns: By default, whether it is one of ``Settings/trustedOrigins``.
    open func checkTrustedOrigin(_ origin: String) throws -> Bool {
        application.settings.trustedOrigins.contains(origin)
    }

    /// Where users are sent to sign in. Tornado's `get_login_url`.
    ///
    /// - Throws: By default ``MissingSettingError`` without ``Settings/loginURL``.
    open var loginURL: String {
        get throws { try requireSetting(\.loginURL, for: "a page for signed-in users") }
    }

    /// The names that every template has, beside the data it is rendered with, which goes first where both have a name.
    /// Tornado's `get_template_namespace`, and its names.
    ///
    /// - `current_user`: the user, if the handler is ``Authenticating``; looked for only if a template mentions it.
    /// - `xsrf_form_html`: ``xsrfFormHTML()``, an element for forms. It is HTML, so `{{{xsrf_form_html}}}` in Mustache.
    /// - `xsrf_token`: ``xsrfToken``, for scripts and header fields.
    /// - `static_url`: ``staticURL(_:includesHost:includesVersion:)`` over a path that stands in the template:
    ///   `{{#static_url}}css/site.css{{/static_url}}` in Mustache.
    /// - `request`: `method`, `uri`, `path`, `query`, `protocol`, `host`, `host_name`, `full_url`, `remote_ip`, `version`.
    /// - `handler`: the name of the handler's class.
    ///
    /// URLs with arguments are made in the handler and given as data. Override it to add names:
    ///
    ///     override func templateNamespace() throws -> [String: Any] {
    ///         try super.templateNamespace().merging(["site": "The Daily Funnel"]) { $1 }
    ///     }
    ///
    /// - Returns: The values by name; a ``LazyTemplateValue`` for what costs something, a ``TemplateLambda`` for
    ///   functions.
    open func templateNamespace() throws -> [String: Any] { standardTemplateNamespace }

    /// True if ``staticURL(_:includesHost:includesVersion:)`` makes URLs with scheme and host unless it is told otherwise.
    /// Default: false. Tornado's `include_host`.
    open var staticURLsIncludeHost: Bool { false }

    /// Sets header fields that every response of this handler has, error pages too. Default: none beyond
    /// `Content-Type: text/html; charset=UTF-8`, and `Server` with ``Settings/sendsServerField``. Unlike Tornado it
    /// adds no `Date`: web servers do.
    open func setDefaultHeaders() throws {}

    /// Turns the bytes of an argument into text.
    ///
    /// - Parameters:
    ///   - value: The percent-decoded bytes.
    ///   - name: The argument's name; nil for a positional path argument.
    /// - Throws: By default ``HTTPError`` 400 for bytes that are not UTF-8.
    open func decodeArgument(_ value: [UInt8], name: String?) throws -> String {
        guard let text = String(validating: value, as: UTF8.self) else {
            throw HTTPError(
                .badRequest,
                logMessage: "Invalid unicode in \((name ?? "url").logSafe): \(value.prefix(40).pythonLiteral)"
            )
        }
        return text
    }

    /// The answer that an error stands for; nil for 500 and a log line with the whole error.
    ///
    /// Override it for the errors of others, such as a database's. ``logError(_:)`` and the response ask for it, so it may
    /// be called more than once for an error.
    ///
    ///     override func httpError(for error: any Error) -> HTTPError? {
    ///         error is DatabaseError
    ///             ? HTTPError(.serviceUnavailable, logMessage: "\(error)") : super.httpError(for: error)
    ///     }
    ///
    /// Default: what an ``HTTPErrorConvertible`` says, nil for any other error. Tornado has this in its `log_exception`
    /// and `send_error`, which know `HTTPError` alone.
    open func httpError(for error: any Error) -> HTTPError? {
        (error as? any HTTPErrorConvertible)?.httpError
    }

    /// Writes the page of an error. Override it for pages in a site's own style.
    ///
    /// Output and header fields of the handler were discarded before; ``status`` is the error's.
    ///
    /// Default: a page with the status and its phrase. With ``Settings/serveErrorDetails``, and for an error that was
    /// thrown, plain text: the error's type, what it says and what it is made of, and the request. With
    /// ``Settings/debug`` for every error, and also the request's header fields and the table of the routes.
    ///
    /// - Parameters:
    ///   - status: The status, with the reason phrase to show.
    ///   - error: What was thrown, nil if ``sendError(_:reason:)`` was called.
    open func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
        if application.settings.debug {
            try setHeader(.contentType, "text/plain; charset=UTF-8")
            let routes = application.routeSections
            let handler = type(of: self)
            write(ErrorDetails.debugPage(status, error, request: request, handler: handler, routes: routes))
        } else if let error, application.settings.serveErrorDetails {
            try setHeader(.contentType, "text/plain")
            write(ErrorDetails.page(status, error, request: request))
        } else {
            write(GatewayResponse.errorPage(status))
        }
    }

    /// The tag of this version of the page, for `ETag`. Tornado's `compute_etag`.
    ///
    /// ``finish()`` calls it for a 200 to GET or HEAD, unless the handler has set an `ETag`, and answers 304 if the
    /// client has this version. Override it to make the tag of something cheaper than the page, or with nil for
    /// neither tag nor 304. A streamed response has none.
    ///
    /// - Returns: The tag with its quotes, as it is sent. Default: the SHA-1, in hexadecimal, of what was written.
    open func computeETag() -> String? { EntityTag.of(output) }

    /// Logs an error that ended the request. Override it to log in another way.
    ///
    /// Default: one that ``httpError(for:)`` knows only if that has a log message, any other error always, with the request.
    open func logError(_ error: any Error) {
        let known = httpError(for: error)
        loggers.logError(error, known: known, summary: request.summary, request: request.description)
    }

    /// False if somebody else writes the access line.
    var logsAccess: Bool { true }

    /// Decides what becomes of the body before anything else looks at it.
    func takeBody(streams: Bool) throws {
        if streams { request.leaveBodyToHandler() } else { try request.parseForm() }
    }

    private static let standardMethods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .delete, .patch, .put, .options,
    ]
}

@available(*, unavailable)
extension RequestHandler: Sendable {}
