// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Funnel
public import HTTPTypes
public import Logging

/// Sends requests to an application in tests, and has what browsers have: cookies, forms and redirections.
///
///     let client = TestClient(application)
///     let response = try client.fetch("/greet?name=Ann")
///     #expect(response.status == .ok)
///     #expect(response.text == "Hello, Ann\n")
///
///     try client.post("/login", form: ["user": "ann"])
///     #expect(client.cookies["user"] != nil)
///
/// It works with Swift Testing and XCTest alike: what goes wrong is thrown. By default the application is called in the
/// process of the test, behind a `GatewayValidator`; with ``CGIProgram`` the same test runs a CGI program. One client is
/// one browser: it belongs to the test that made it.
public final class TestClient {
    /// The cookies: those that responses set, and those that the test does.
    public var cookies = CookieJar()

    /// Header fields of every request; those of a call replace the ones with their names. Default: none.
    public var headers = HTTPFields()

    /// The client's address. Default: `127.0.0.1`.
    public var remoteIP = "127.0.0.1"

    /// Where the application's lines are looked for.
    public let log: TestLog

    /// The URL that targets belong to. Default: `http://localhost`.
    public let baseURL: String

    private let transport: any TestTransport

    /// Makes a client of an application in this process.
    ///
    /// - Parameters:
    ///   - application: What answers the requests.
    ///   - baseURL: The URL that targets belong to: scheme, host, and perhaps a port. Default: `http://localhost`.
    ///   - limits: The limits on requests. Default: the documented ones.
    ///   - checksRules: True to throw for every rule of the gateway interface that is broken. Default: true.
    ///   - log: The log that the application's settings have too, for ``expectLog(_:level:_:)``. Default: a new one,
    ///     which gets what a server would log.
    public convenience init(
        _ application: some GatewayApplication,
        baseURL: String = "http://localhost",
        limits: Limits = Limits(),
        checksRules: Bool = true,
        log: TestLog = TestLog()
    ) {
        let transport = InProcessTransport(application, limits: limits, checksRules: checksRules, log: log)
        self.init(transport, baseURL: baseURL, log: log)
    }

    /// Makes a client with a transport, such as ``CGIProgram``.
    ///
    /// - Parameters:
    ///   - transport: The way to the application.
    ///   - baseURL: The URL that targets belong to: scheme, host, and perhaps a port. Default: `http://localhost`.
    ///   - log: Where the application's lines are looked for. Default: a log that nobody writes.
    public init(_ transport: some TestTransport, baseURL: String = "http://localhost", log: TestLog = TestLog()) {
        self.transport = transport
        self.baseURL = baseURL
        self.log = log
    }

    /// Sends a request. Tornado's `AsyncHTTPTestCase.fetch`.
    ///
    /// - Parameters:
    ///   - target: Path and query, or a whole URL. Characters that no request has are percent-encoded.
    ///   - method: The method. Default: GET.
    ///   - headers: Header fields; they replace what the client sends by itself. Default: none.
    ///   - body: The body. Default: none.
    ///   - follow: What to do with a redirection. Default: nothing.
    /// - Returns: The response, whatever its status.
    /// - Throws: ``TestClientError``; with an application in this process `GatewayViolation` if the interface's rules are
    ///   broken.
    @discardableResult
    public func fetch(
        _ target: String,
        method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:],
        body: TestBody? = nil,
        follow: Redirects = .nothing
    ) throws -> TestResponse {
        let url = try TestURL(baseURL).resolving(target)
        var request = try TestRequest(url: url, method: method, headers: merged(headers), body: body)
        var response = try send(request)
        var visited = [url.text]
        while follow == .redirects, let next = try request.redirected(by: response) {
            visited.append(next.url.text)
            guard visited.count <= Self.maximumRedirects + 1 else { throw TestClientError.tooManyRedirects(visited) }
            request = next
            response = try send(request)
        }
        return response
    }

    /// Gets a page as a browser does before it sends the page's form: the token against forgery that the form has, with
    /// `Settings.xsrfCookies`, while the cookie that belongs to it is kept.
    ///
    ///     try client.post("/stories", form: ["title": "New", "_xsrf": try client.formToken(at: "/stories/new")])
    ///
    /// - Parameter page: Path and query of the page, or a whole URL.
    /// - Returns: The value of the field `_xsrf`.
    /// - Throws: ``TestClientError/noFormToken(_:)`` for a page without; what
    ///   ``fetch(_:method:headers:body:follow:)`` throws.
    public func formToken(at page: String) throws -> String {
        let response = try get(page)
        guard let token = response.formValue("_xsrf") else { throw TestClientError.noFormToken(response) }
        return token
    }

    /// Does something that must be logged; see ``TestLog/expectLog(_:level:_:)``.
    ///
    ///     try client.expectLog("no story 7", level: .warning) { try client.fetch("/story/7") }
    ///
    /// - Parameters:
    ///   - text: What the message of an entry must contain.
    ///   - level: The level that it must have. Default: any.
    ///   - work: What to do.
    /// - Throws: ``TestClientError/notLogged(_:lines:)``; what the work throws.
    @discardableResult
    public func expectLog<Result>(
        _ text: String,
        level: Logger.Level? = nil,
        _ work: () throws -> Result
    ) throws -> Result {
        try log.expectLog(text, level: level, work)
    }

    private func send(_ request: TestRequest) throws -> TestResponse {
        let now = TestClock.now
        let variables = request.variables(remoteIP: remoteIP, cookies: cookies.field(for: request.url, at: now))
        var response = try transport.answer(variables, body: request.body)
        response.url = request.url.text
        cookies.store(response.headers[fields: .setCookie].map(\.value), from: request.url, at: now)
        return response
    }

    private func merged(_ own: HTTPFields) -> HTTPFields {
        var merged = headers
        for field in own { merged[fields: field.name] = [] }
        merged.append(contentsOf: own)
        return merged
    }

    private static let maximumRedirects = 10
}

@available(*, unavailable)
extension TestClient: Sendable {}
