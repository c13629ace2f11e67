// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What can be set about an application.
///
///     var settings = Settings()
///     settings.cookieSecret = try CookieSecret(secret)
///     settings.loginURL = "/login"
///     settings.xsrfCookies = true
///     let application = try Application(routes, settings: settings)
public struct Settings: Sendable {
    /// The loggers that requests are logged with. Default: those labelled `funnel.access`, `funnel.application` and
    /// `funnel.general`, with the handler that the program installed in swift-log.
    public var loggers: Loggers

    /// True while an application is being written: error pages show the error, the request and the route table, and
    /// templates and the versions of static files are looked up anew for each request. Default: false; never true where
    /// strangers can reach the program.
    ///
    /// A program that has `@Flag var debug = false` beside its `makeApplication()` can be asked for it:
    /// `hello serve --debug`.
    public var debug = false

    /// True to show in the page of an error what was thrown; ``debug`` shows more. Default: false, so that nothing of
    /// an error but its status leaves the machine. Tornado's `serve_traceback`; a Swift error has no traceback.
    public var serveErrorDetails = false

    /// True to answer HEAD with ``RequestHandler/get()`` where a handler does not override ``RequestHandler/head()``;
    /// the body is left out. Default: false, as in Tornado: HEAD is 405 then.
    public var headFromGet = false

    /// True to compress responses with gzip for clients that take it. Default: false; web servers can do it too.
    /// Tornado's `compress_response`.
    ///
    /// Compressed are `text/…`, JavaScript, JSON, XML, XHTML, Atom and SVG, from 1024 bytes on, and streamed responses
    /// of these types whatever their length; never those with a `Content-Encoding` already, and no parts of files.
    /// Every response gets `Vary: Accept-Encoding`. A page that shows a secret beside something that a stranger chose
    /// should not be compressed (the attack BREACH): the length gives the secret away, bit by bit.
    public var compressResponse = false

    /// True to send `Server: Funnel/0.1.0`, with the version of the framework. Default: true. `Date` is left to the web
    /// server, which adds it.
    public var sendsServerField = true

    /// Takes the place of the access line, when a request is done. Default: none, the line goes to ``Loggers/access``.
    /// Tornado's `log_function`.
    ///
    ///     settings.logRequest = { handler in
    ///         metrics.count(handler.status.code, handler.request.elapsedTime)
    ///     }
    ///
    /// It is called once for each request that reached a handler, on the request's thread, after the response was
    /// sent and ``RequestHandler/onFinish()`` returned. What is too malformed to reach one has its access line still.
    public var logRequest: (@Sendable (RequestHandler) -> Void)?

    /// The key that cookies are signed with; signed cookies need it. Default: none. Tornado's `cookie_secret`.
    public var cookieSecret: CookieSecret?

    /// Where users who are not signed in are sent to sign in. Default: none. Tornado's `login_url`.
    public var loginURL: String?

    /// True to refuse requests that change things unless they carry the token of the site's own forms. Default: false,
    /// as in Tornado; turn it on, or ``crossOriginProtection``, in every application where users sign in.
    public var xsrfCookies = false

    /// The format of the tokens that are handed out. Default: ``XSRFCookieVersion/v2``.
    public var xsrfCookieVersion = XSRFCookieVersion.v2

    /// The name of the token's cookie. Default: `_xsrf`.
    public var xsrfCookieName = "_xsrf"

    /// What the token's cookie has beside name and value. Default: Tornado's, a cookie for the whole site until the
    /// browser is closed, or for 30 days once the user is signed in. Behind HTTPS set `secure`; set `httpOnly` if no
    /// script reads the cookie to send it in a header field. Tornado's `xsrf_cookie_kwargs`.
    public var xsrfCookieAttributes = CookieAttributes()

    /// True to refuse requests that change things and that a browser sends for another site. Default: false, as in
    /// Tornado. It needs no token in forms, and no cookie.
    public var crossOriginProtection = false

    /// The other sites' origins, such as `https://admin.example.org`, that ``crossOriginProtection`` lets through.
    /// They are compared as they are: lower case, no path, no default port. Default: none.
    public var trustedOrigins: [String] = []

    /// The proxies whose `X-Real-Ip`, `X-Forwarded-For`, `X-Scheme` and `X-Forwarded-Proto` count: they change
    /// ``HTTPServerRequest/remoteIP``, ``HTTPServerRequest/scheme``, ``HTTPServerRequest/fullURL`` and log lines.
    /// Default: nobody is trusted. Tornado's `xheaders` and `trusted_downstream`.
    public var trustedProxies = TrustedProxies()

    /// What makes pages for ``RequestHandler/render(_:_:)-(String,[String:Any?])``, such as the `MustacheTemplates` of a
    /// folder. Default: none. Tornado's `template_path`.
    public var templates: (any TemplateRenderer)?

    /// What answers requests for paths that no route matches: a factory, as a route has one. Default: the error page
    /// of 404. Tornado's `default_handler_class`.
    ///
    ///     settings.defaultHandler = { LostHandler($0, database: database) }
    public var defaultHandler: (@Sendable (HandlerContext) throws -> RequestHandler)?

    /// The host whose ``HostGroup``s are tried last for a request of any host, unless the request has the header field
    /// `X-Real-Ip`. It is for trying out an application under an address of its own, as `127.0.0.1`; do not set it
    /// where somebody could point a name of theirs at the program (DNS rebinding). Lower case, without a port.
    /// Default: none. Tornado's `default_host`.
    public var defaultHost: String?

    /// The folder of the site's static files: they are served under ``staticURLPrefix``, and those named `favicon.ico`
    /// and `robots.txt` also at the site's root, before all routes. Default: none. Tornado's `static_path`.
    public var staticPath: String?

    /// What the paths of static files begin with. Default: `/static/`. Tornado's `static_url_prefix`.
    public var staticURLPrefix = "/static/"

    /// Makes the handlers for ``staticPath``, for those who subclass ``StaticFileHandler`` or give it a default file:
    ///
    ///     settings.staticHandler = { StaticFileHandler($0, root: "assets", defaultFile: "index.html") }
    ///
    /// Default: a plain one for ``staticPath`` with ``accelRedirectPrefix``. Tornado's `static_handler_class` and
    /// `static_handler_args`.
    public var staticHandler: (@Sendable (HandlerContext) throws -> StaticFileHandler)?

    /// The path under which the web server has ``staticPath`` for internal use, such as `/protected/`: it is then the
    /// web server that sends the files; see ``StaticFileHandler/accelRedirectPrefix``. Default: none, this program
    /// sends them.
    public var accelRedirectPrefix: String?

    /// The media types of static files by file name extension. Default: those of the web.
    public var mimeTypes = MIMETypes.standard

    /// Makes settings.
    ///
    /// - Parameter loggers: The loggers. Default: those labelled `funnel.access`, `funnel.application` and
    ///   `funnel.general`, with the handler that the program installed in swift-log.
    public init(loggers: Loggers = Loggers()) {
        self.loggers = loggers
    }
}
