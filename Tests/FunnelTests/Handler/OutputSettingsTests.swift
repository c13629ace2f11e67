// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Logging
import Testing

@Suite struct OutputSettingsTests {
    private struct Trouble: Error, CustomStringConvertible, CustomDebugStringConvertible {
        var description: String { "the disk is <full>" }
        var debugDescription: String { "Trouble(disk: sda1)" }
    }

    private func settings(_ change: (inout Settings) -> Void) -> Settings {
        var settings = Settings()
        change(&settings)
        return settings
    }

    @Test func theServerFieldCanBeLeftOut() throws {
        let (named, _) = try TestHandler.answer { _ in }
        #expect(named.headerFields[.server] == "Funnel/0.1.0")
        let (error, _) = try TestHandler.answer { _ in throw HTTPError(.notFound) }
        #expect(error.headerFields[.server] == "Funnel/0.1.0")
        for body: TestHandler.Body in [{ _ in }, { _ in throw HTTPError(.notFound) }] {
            let (plain, _) = try TestHandler.answer(settings: settings { $0.sendsServerField = false }, body)
            #expect(plain.headerFields[.server] == nil)
        }
    }

    @Test(arguments: [true, false])
    func thePageOfAnErrorShowsIt(bySetting: Bool) throws {
        let settings = settings {
            $0.serveErrorDetails = bySetting
            $0.debug = !bySetting
        }
        let (response, _) = try TestHandler.answer(settings: settings) { _ in throw Trouble() }
        #expect(response.status == .internalServerError)
        #expect(response.headerFields[.contentType] == (bySetting ? "text/plain" : "text/plain; charset=UTF-8"))
        let lines = response.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "500: Internal Server Error")
        #expect(lines[2].hasSuffix("Trouble: the disk is <full>"))
        #expect(lines[3] == "Trouble(disk: sda1)")
        #expect(lines[5] == "HTTPServerRequest(GET http://example.org/ HTTP/1.1 from 192.0.2.7)")
        let (known, _) = try TestHandler.answer(settings: settings) { _ in
            throw HTTPError(.notFound, logMessage: "no story 7")
        }
        #expect(known.status == .notFound)
        #expect(known.text.contains("HTTPError: HTTP 404: Not Found (no story 7)"))
        let (missing, _) = try TestHandler.answer(settings: settings) { _ = try $0.argument("name") }
        #expect(missing.text.contains("MissingArgumentError: HTTP 400: Bad Request (Missing argument name)"))
    }

    /// Also where no route matches, and where the handler asked for the page.
    @Test func theDebugPageHasTheRoutes() throws {
        let logged = try LoggedApplication(
            [
                Route("/", name: "home", Page.init),
                Route("/asked") { TestHandler($0) { $0.sendError(.serviceUnavailable) } },
            ],
            settings: settings { $0.debug = true }
        )
        let missing = logged.answer(.make("GET", "/nowhere", ["HTTP_ACCEPT": "text/<b>"]))
        #expect(missing.status == .notFound)
        let expected = """
            404: Not Found

            Funnel.HTTPError: HTTP 404: Not Found

            HTTPServerRequest(GET http://example.org/nowhere HTTP/1.1 from 192.0.2.7)
                Host: example.org
                Accept: text/<b>

            Answered by ErrorHandler. The routes, in the order in which they are tried:

            PATTERN  NAME  HANDLER
            /        home  Page
            /asked   -     TestHandler

            """
        #expect(missing.text == expected)
        let asked = logged.answer(.make("GET", "/asked")).text
        #expect(asked.hasPrefix("503: Service Unavailable\n\nNo error was thrown"))
        #expect(asked.contains("\nAnswered by TestHandler."))
    }

    @Test func aPageThatWasAskedForShowsNothing() throws {
        let settings = settings { $0.serveErrorDetails = true }
        let (response, _) = try TestHandler.answer(settings: settings) { $0.sendError(.serviceUnavailable) }
        #expect(
            response.text == "<html><title>503: Service Unavailable</title><body>503: Service Unavailable</body></html>"
        )
    }

    @Test func nothingOfAnErrorIsShownByDefault() throws {
        let (response, _) = try TestHandler.answer { _ in throw Trouble() }
        #expect(
            response.text
                == "<html><title>500: Internal Server Error</title><body>500: Internal Server Error</body></html>"
        )
        #expect(response.status.reasonPhrase == "Internal Server Error")
    }

    @Test func aLogFunctionReplacesTheAccessLine() throws {
        let settings = settings {
            $0.logRequest = { handler in
                handler.settings.loggers.access.notice("\(handler.status.code) for \(handler.request.uri)")
            }
        }
        let (_, lines) = try TestHandler.answer(.make("GET", "/a"), settings: settings) { $0.setStatus(.created) }
        #expect(lines == ["notice: 201 for /a"])
        let (_, errors) = try TestHandler.answer(.make("GET", "/b"), settings: settings) { _ in throw Trouble() }
        #expect(errors.count == 2)
        #expect(errors.last == "notice: 500 for /b")
    }

    private final class Page: RequestHandler {
        override func get() throws { write("Hello") }
    }

    private final class Form: RequestHandler {
        override func post() throws {}
    }

    private final class Both: RequestHandler {
        override func get() throws { write("Hello") }
        override func head() throws { try setHeader("X-Head", "1") }
    }

    @Test func aHEADCanBeAnsweredByGET() throws {
        let routes = [Route("/page", Page.init), Route("/form", Form.init), Route("/both", Both.init)]
        let strict = try Application(routes)
        #expect(strict.respond(to: .make("HEAD", "/page")).status == .methodNotAllowed)
        let lenient = try Application(routes, settings: settings { $0.headFromGet = true })
        let response = lenient.respond(to: .make("HEAD", "/page"))
        #expect(response.status == .ok)
        #expect(response.headerFields == lenient.respond(to: .make("GET", "/page")).headerFields)
        #expect(response.text.isEmpty)
        #expect(lenient.respond(to: .make("HEAD", "/form")).status == .methodNotAllowed)
        let both = lenient.respond(to: .make("HEAD", "/both"))
        #expect(both.headerFields[try #require(HTTPField.Name("X-Head"))] == "1")
        #expect(both.headerFields[.contentLength] == "0")
    }
}
