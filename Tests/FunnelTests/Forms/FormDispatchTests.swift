// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// The body's place among the steps of a request.
@Suite struct FormDispatchTests {
    private final class Steps: RequestHandler {
        override func decodeArgument(_ value: [UInt8], name: String?) throws -> String {
            guard value != Array("bad".utf8) else { throw HTTPError(.conflict) }
            return try super.decodeArgument(value, name: name)
        }
        override func prepare() throws { if try argument("stop", default: nil) != nil { try redirect(to: "/") } }
        override func post() throws { write(try bodyArgument("a")) }
    }

    /// Method, target, body, then the status that answers it.
    @Test(arguments: [
        ("POST", "/x", "a=1", 200), ("GET", "/x", "a=1", 405), ("PURGE", "/x", "b=%", 405),
        ("POST", "/bad", "a=1", 409), ("POST", "/x?stop", "a=1", 302), ("POST", "/x", "stop=1", 302),
        ("POST", "/x", "b=1", 400), ("POST", "/", "a=1", 404),
    ])
    func urlencoded(method: String, target: String, body: String, code: Int) throws {
        let type = "application/x-www-form-urlencoded"
        #expect(try status(method, target, Array(body.utf8), type: type) == code)
    }

    /// A malformed form comes before a bad path, a method that is not there, and a path that is not there.
    @Test(arguments: [("POST", "/x"), ("GET", "/x"), ("DELETE", "/bad"), ("POST", "/")])
    func malformed(method: String, target: String) throws {
        #expect(try status(method, target, Array("x".utf8), type: Form.type) == 400)
    }

    private func status(_ method: String, _ target: String, _ body: [UInt8], type: String) throws -> Int {
        let application = try Application([Route("/(.+)", Steps.init)])
        return application.respond(to: .make(method, target, ["CONTENT_TYPE": type], body: body)).status.code
    }

    private final class Page: RequestHandler {
        override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
            write("\(status.code) \(try argument("lang", default: "none"))")
        }
    }

    @Test func theErrorPageCanAskForArguments() throws {
        let application = try Application([Route(".*", Page.init)])
        let response = application.respond(
            to: .make("POST", "/?lang=de", ["CONTENT_TYPE": Form.type], body: Array("x".utf8))
        )
        #expect(response.text == "400 de")
    }
}
