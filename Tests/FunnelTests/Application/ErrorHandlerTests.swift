// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// Answers for what has no page: ``ErrorHandler`` and ``Settings/defaultHandler``.
@Suite struct ErrorHandlerTests {
    private final class Lost: RequestHandler {
        private let message: String

        init(_ context: HandlerContext, message: String) {
            self.message = message
            super.init(context)
        }

        override func get() throws {
            setStatus(.notFound)
            write("\(message): \(request.path) \(pathArguments.count)")
        }
    }

    private final class Gone: ErrorHandler {
        init(_ context: HandlerContext) { super.init(context, status: .gone) }

        override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
            write("own page \(status.code)")
        }
    }

    private struct Broken: Error {}

    /// An application that refuses forged requests, and answers unknown paths in its own way.
    private static func application(_ defaultHandler: (@Sendable (HandlerContext) throws -> RequestHandler)? = nil)
        throws -> LoggedApplication
    {
        var settings = Settings()
        settings.defaultHandler = defaultHandler
        settings.xsrfCookies = true
        settings.crossOriginProtection = true
        return try LoggedApplication(
            [
                Route("/gone/(.*)") { ErrorHandler($0, status: .gone) }, Route("/own", Gone.init),
                Route("/closed", requires: [.authenticated]) { ErrorHandler($0, status: .gone) },
            ],
            settings: settings
        )
    }

    @Test(arguments: [
        ("GET", "/gone/x", 410), ("HEAD", "/gone/x", 410), ("POST", "/gone/x", 410), ("DELETE", "/gone/x", 410),
        ("BREW", "/gone/x", 405), ("GET", "/gone/%FF", 400),
        // The route's requirements hold here too.
        ("GET", "/closed", 403),
        ("POST", "/nowhere", 404), ("BREW", "/nowhere", 405),
    ])
    func answersEveryMethod(method: String, path: String, status: Int) throws {
        let variables = ["HTTP_ORIGIN": "https://evil.test", "HTTP_SEC_FETCH_SITE": "cross-site"]
        let response = try Self.application().answer(.make(method, path, variables))
        #expect(response.status.code == status)
    }

    @Test func hasThePageOfItsStatusAndNoLineBesideTheAccess() throws {
        let logged = try Self.application()
        #expect(logged.answer(.make("GET", "/gone/x")).text.contains("<title>410: Gone</title>"))
        #expect(logged.lines.count == 1)
    }

    @Test func canBeGivenAPageOfItsOwn() throws {
        #expect(try Self.application().answer(.make("POST", "/own")).text == "own page 410")
    }

    @Test func theDefaultHandlerAnswersUnknownPaths() throws {
        let logged = try Self.application { Lost($0, message: "nothing here") }
        let response = logged.answer(.make("GET", "/nowhere/x"))
        #expect(response.status == .notFound)
        #expect(response.text == "nothing here: /nowhere/x 0")
        #expect(logged.answer(.make("GET", "/gone/x")).status == .gone)
        // It is a handler like any other.
        #expect(logged.answer(.make("POST", "/nowhere")).status == .forbidden)
        #expect(logged.answer(.make("HEAD", "/nowhere")).status == .methodNotAllowed)
    }

    @Test func aDefaultHandlerThatCannotBeMadeIs500() throws {
        let logged = try Self.application { _ in throw Broken() }
        #expect(logged.answer(.make("GET", "/nowhere")).status == .internalServerError)
        let refusing = try Self.application { _ in throw HTTPError(.serviceUnavailable) }
        #expect(refusing.answer(.make("GET", "/nowhere")).status == .serviceUnavailable)
    }

    @Test func anInitialiserIsAFactory() throws {
        var settings = Settings()
        settings.defaultHandler = Gone.init
        #expect(try Application([], settings: settings).respond(to: .make("GET", "/")).text == "own page 410")
    }
}
