// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ErrorTests {
    private struct Trouble: Error {}

    @Test func anHTTPErrorIsItsStatusAndForgetsTheOutput() throws {
        let (response, lines) = try TestHandler.answer {
            $0.write("gone")
            try $0.setHeader("X-Gone", "1")
            throw HTTPError(.forbidden)
        }
        #expect(response.status == .forbidden)
        #expect(response.text == "<html><title>403: Forbidden</title><body>403: Forbidden</body></html>")
        #expect(response.headerFields.map(\.name) == [.server, .contentType, .contentLength])
        #expect(lines.count == 1)
    }

    @Test func theLogMessageIsForTheLogOnly() throws {
        let (response, lines) = try TestHandler.answer { _ in
            throw HTTPError(.conflict, logMessage: "secret", reason: "Busy & <gone>")
        }
        #expect(!response.text.contains("secret"))
        #expect(response.status.reasonPhrase == "Unknown")
        #expect(lines[0] == "warning: 409 GET / (192.0.2.7): secret")
        #expect(lines.count == 2)
    }

    @Test func aReasonIsShownEscaped() throws {
        let (response, _) = try TestHandler.answer { _ in throw HTTPError(.conflict, reason: "Busy & 'full'") }
        #expect(response.status.reasonPhrase == "Busy & 'full'")
        #expect(response.text.contains("<title>409: Busy &amp; &#x27;full&#x27;</title>"))
    }

    @Test func anyOtherErrorIs500AndLoggedWithTheRequest() throws {
        let (response, lines) = try TestHandler.answer { _ in throw Trouble() }
        #expect(response.status == .internalServerError)
        #expect(!response.text.contains("Trouble"))
        #expect(
            lines[0].hasPrefix("error: Uncaught error GET / (192.0.2.7)\nHTTPServerRequest(GET http://example.org/")
        )
        #expect(lines[0].contains("Trouble"))
        #expect(lines[1].hasPrefix("error: 500 GET / (192.0.2.7) "))
    }

    @Test func finishEndsWithoutAnError() throws {
        let (response, lines) = try TestHandler.answer {
            $0.setStatus(.unauthorized)
            $0.write("kept")
            throw Finish()
        }
        #expect(response.status == .unauthorized)
        #expect(response.text == "kept")
        #expect(lines.count == 1)
    }

    @Test(arguments: ["a\r\nSet-Cookie: b", "a<b", "日"])
    func aReasonThatCannotBeSentIsUnknown(reason: String) throws {
        let (thrown, _) = try TestHandler.answer { _ in throw HTTPError(.conflict, reason: reason) }
        #expect(thrown.status.reasonPhrase == "Unknown")
        let (sent, _) = try TestHandler.answer { $0.sendError(.conflict, reason: reason) }
        #expect(sent.status.reasonPhrase == "Unknown")
    }

    @Test func anEmptyReasonIsTheStandardOneOfAnError() throws {
        let (thrown, _) = try TestHandler.answer { _ in throw HTTPError(.conflict, reason: "") }
        #expect(thrown.status.reasonPhrase == "Conflict")
    }

    @Test func anErrorAfterTheEndIsLoggedAndTheResponseStands() throws {
        let (response, lines) = try TestHandler.answer {
            $0.write("sent")
            try $0.finish()
            throw Trouble()
        }
        #expect(response.text == "sent")
        #expect(lines.count == 2)
    }

    @Test func errorsWithoutABodyHaveNone() throws {
        let (response, _) = try TestHandler.answer { _ in throw HTTPError(.notModified) }
        #expect(response.status == .notModified)
        #expect(response.text.isEmpty)
    }

    @Test func aMissingArgumentIs400() throws {
        let (response, lines) = try TestHandler.answer { $0.write(try $0.argument("name")) }
        #expect(response.status == .badRequest)
        #expect(lines[0] == "warning: 400 GET / (192.0.2.7): Missing argument name")
    }

    private final class Styled: RequestHandler {
        override func get() throws { throw HTTPError(.gone) }
        override func post() throws { sendError(.badRequest, reason: "No") }
        override func put() throws { throw Trouble() }

        override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
            if error is Trouble { throw Trouble() }
            write("\(status.code) \(status.reasonPhrase) \(error == nil ? "asked" : "thrown")")
        }
    }

    @Test(arguments: [
        ("GET", 410, "410 Gone thrown"), ("POST", 400, "400 No asked"), ("PUT", 500, ""),
        ("DELETE", 405, "405 Method Not Allowed thrown"),
    ])
    func pagesCanBeStyled(method: String, code: Int, page: String) throws {
        let response = try Application([Route("/", Styled.init)]).respond(to: .make(method))
        #expect(response.status.code == code)
        #expect(response.text == page)
    }

    private final class Translating: RequestHandler {
        override func get() throws { throw Trouble() }
        override func post() throws { throw HTTPError(.conflict) }
        override func put() throws { throw Unknown() }

        override func httpError(for error: any Error) -> HTTPError? {
            error is Trouble
                ? HTTPError(.serviceUnavailable, logMessage: "trouble", reason: "Later") : super.httpError(for: error)
        }
    }

    private struct Unknown: Error {}

    @Test(arguments: [
        ("GET", 503, "Later", "warning: 503 GET / (192.0.2.7): trouble"), ("POST", 409, "Conflict", nil),
        ("PUT", 500, "Internal Server Error", "error: Uncaught error GET / (192.0.2.7)"),
    ])
    func errorsOfOthersGetAStatus(method: String, code: Int, reason: String, line: String?) throws {
        let logged = try LoggedApplication([Route("/", Translating.init)])
        let response = logged.answer(.make(method))
        #expect(response.status.code == code)
        #expect(response.text.contains("<title>\(code): \(reason)</title>"))
        #expect(logged.lines.count == (line == nil ? 1 : 2))
        if let line { #expect(logged.lines[0].hasPrefix(line.replacing("GET", with: method))) }
    }
}
