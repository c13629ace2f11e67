// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport
import Testing

@Suite struct FastCGIServerTests {
    private final class Page: RequestHandler {
        override func get() throws { write("Hello, \(try argument("name", default: "world"))") }
        override func post() throws { write("\(try request.body.count)") }
    }

    private func server(_ limits: Limits = Limits()) throws -> RunningServer<Application> {
        try RunningServer(try Application([Route("/", Page.init)]), limits: limits)
    }

    @Test func answersARequest() throws {
        let reply = try server().answer(TestRequest("GET", "/?name=Ann"))
        #expect(
            reply.text
                == "Status: 200 OK\r\nServer: Funnel/\(Application.frameworkVersion)\r\n"
                + "Content-Type: text/html; charset=UTF-8\r\nETag: \"5cbed466aa2948db155760ccdc7ea4aedb868109\"\r\n"
                + "Content-Length: 10\r\n\r\nHello, Ann"
        )
        #expect(reply.protocolStatus == 0)
        #expect(reply.applicationStatus == 0)
    }

    @Test func answersManyOnOneConnection() throws {
        let server = try server()
        let client = try server.connect()
        for number in 0..<100 {
            let reply = try client.exchange(TestRequest("GET", "/?name=\(number)"))
            #expect(reply.text.hasSuffix("\r\n\r\nHello, \(number)"))
        }
    }

    @Test(arguments: [0, 1, 8_191, 8_192, 8_193, 65_536, 1_048_576])
    func readsBodies(size: Int) throws {
        let reply = try server().answer(TestRequest("POST", "/", body: Array(repeating: 7, count: size)))
        #expect(reply.text.hasSuffix("\r\n\r\n\(size)"))
    }

    @Test(arguments: [("GET", "/nowhere", 404), ("PUT", "/", 405), ("BREW", "/", 405)])
    func errorsAreAnswers(method: String, target: String, code: Int) throws {
        let reply = try server().answer(TestRequest(method, target))
        #expect(reply.text.hasPrefix("Status: \(code) "))
    }

    @Test func aBodyOverTheLimitIsRefusedUnread() throws {
        var limits = Limits()
        limits.maximumBodySize = 100
        let reply = try server(limits).answer(TestRequest("POST", "/", body: Array(repeating: 7, count: 101)))
        #expect(reply.text.hasPrefix("Status: 413 "))
    }

    /// The parameters that replace or join nginx's, and the status that answers them.
    @Test(arguments: [
        ([("CONTENT_LENGTH", "5")], 400), ([("CONTENT_LENGTH", "x")], 400), ([("CONTENT_LENGTH", "")], 200),
        ([("HTTP_HOST", "a"), ("HTTP_HOST", "b")], 400), ([("REQUEST_METHOD", "")], 500),
    ])
    func badParametersAreErrors(parameters: [(String, String)], code: Int) throws {
        var request = TestRequest("POST", "/", body: [1, 2])
        let names = Set(parameters.map(\.0))
        request.parameters = request.parameters.filter { !names.contains($0.0) } + parameters
        let server = try server()
        #expect(try server.answer(request).text.hasPrefix("Status: \(code) "))
        #expect(try server.answer(TestRequest()).text.hasPrefix("Status: 200 "), "and the server goes on")
    }

    @Test func tooManyParametersAre431WithALogLine() throws {
        var request = TestRequest()
        request.parameters += (0..<3_000).map { ("HTTP_X_\($0)", "value") }
        let server = try server()
        #expect(try server.answer(request).text.hasPrefix("Status: 431 "))
        #expect(server.lines.contains { $0.hasPrefix("431 GET / ") })
        #expect(try server.answer(TestRequest()).text.hasPrefix("Status: 200 "))
    }
}
