// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct GatewayContainerTests {
    private func mounted(
        _ response: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws -> LoggedApplication {
        let container = GatewayContainer(GatewayFunction(response))
        return try LoggedApplication([Route("/wsgi(?:/.*)?") { FallbackHandler($0, to: container) }])
    }

    /// The names that the reference application shows, as `WSGIContainer.environ` makes them.
    private static let names = [
        "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "SERVER_NAME",
        "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "HTTP_HOST", "HTTP_X_TEST", "HTTP_COOKIE", "HTTP_CONTENT_TYPE",
    ]

    private func seen(_ environment: GatewayEnvironment) throws -> [String: String] {
        let application = try mounted { inner in
            var text = ""
            for name in Self.names { text += inner.variables[name].map { "\(name)=\($0)\n" } ?? "" }
            var body: [UInt8] = []
            while case let piece = try inner.input.read(upTo: 7), !piece.isEmpty { body += piece }
            text += "scheme=\(inner.scheme)\nbody=\(String(decoding: body, as: UTF8.self))\n"
            return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
        }
        let pairs = application.answer(environment).text.split(separator: "\n").map {
            $0.split(separator: "=", maxSplits: 1)
        }
        return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") })
    }

    @Test func theEnvironmentIsTornados() throws {
        let form = "application/x-www-form-urlencoded"
        let seen = try seen(
            .make(
                "POST",
                "/wsgi/p%2F+%C3%BC?a=%20",
                [
                    "CONTENT_TYPE": form, "CONTENT_LENGTH": "3", "HTTP_CONTENT_TYPE": form, "HTTP_CONTENT_LENGTH": "3",
                    "HTTP_HOST": "app.test:8080", "HTTP_COOKIE": "a=1; b=2", "SCRIPT_NAME": "/wsgi/p/+ü",
                    "HTTP_PROXY": "http://evil", "DOCUMENT_URI": "/index",
                ],
                body: Array("a=1".utf8)
            )
        )
        #expect(
            seen == [
                "REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": "/wsgi/p/+ü", "QUERY_STRING": "a=%20",
                "CONTENT_TYPE": form, "CONTENT_LENGTH": "3", "SERVER_NAME": "app.test", "SERVER_PORT": "8080",
                "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "192.0.2.7", "HTTP_HOST": "app.test:8080",
                "HTTP_COOKIE": "a=1; b=2", "scheme": "http", "body": "a=1",
            ]
        )
    }

    @Test(arguments: [
        ("app.test", "", "app.test", "80"), ("app.test", "on", "app.test", "443"), ("[::1]:81", "", "[::1]", "81"),
        ("[::1]", "", "[::1]", "80"), ("a:b", "", "a:b", "80"), ("::1", "", "::1", "80"),
    ])
    func serverIsTheHost(host: String, https: String, name: String, port: String) throws {
        let seen = try seen(.make("GET", "/wsgi", ["HTTP_HOST": host, "HTTPS": https]))
        #expect(seen["SERVER_NAME"] == name)
        #expect(seen["SERVER_PORT"] == port)
        #expect(seen["CONTENT_LENGTH"] == nil)
    }

    @Test func theWayBackIsTheSameRequest() throws {
        let request = try HTTPServerRequest(.make("PUT", "/a%2Fb?c", ["CONTENT_TYPE": "text/x"], body: [1, 2]))
        let again = try HTTPServerRequest(GatewayEnvironment(request))
        #expect(again.method == request.method)
        #expect(again.uri == request.uri)
        #expect(again.headers == request.headers)
        #expect(again.fullURL == request.fullURL)
        #expect(try again.body == [1, 2])
    }

    @Test func theBodyIsReadAgainOnlyIfItWasKept() throws {
        let request = try HTTPServerRequest(.make("POST", "/", body: [1, 2]))
        _ = try request.body
        let environment = GatewayEnvironment(request)
        #expect(environment.variables["CONTENT_LENGTH"] == "2")
        #expect(try environment.input.read(upTo: 9) == [1, 2])
        let streamed = try HTTPServerRequest(.make("POST", "/", body: [1, 2]))
        streamed.leaveBodyToHandler()
        #expect(throws: RequestBodyError.streamed) { try GatewayEnvironment(streamed).input.read(upTo: 9) }
    }

    @Test func whatIsMissingIsAdded() throws {
        let bare = try mounted { _ in GatewayResponse(status: .ok, body: .bytes(Array("bare".utf8))) }
        let response = bare.answer(.make("GET", "/wsgi?mode=bare"))
        #expect(response.text == "bare")
        #expect(response.headerFields == [.contentLength: "4", .contentType: "text/html; charset=UTF-8"])
        #expect(bare.lines.count == 1)
        #expect(bare.lines[0].hasPrefix("info: 200 GET /wsgi?mode=bare (192.0.2.7) "))
    }

    @Test func statusReasonAndRepeatedFieldsStay() throws {
        let name = try #require(HTTPField.Name("X-A"))
        let fields: HTTPFields = [.contentType: "text/plain", name: "1", name: "2"]
        let application = try mounted { _ in
            GatewayResponse(
                status: .init(code: 299, reasonPhrase: "Odd Reason"),
                headerFields: fields,
                body: .bytes(Array("one two three".utf8))
            )
        }
        let response = application.answer(.make("GET", "/wsgi"))
        #expect(response.status.reasonPhrase == "Odd Reason")
        #expect(response.headerFields == [.contentType: "text/plain", name: "1", name: "2", .contentLength: "13"])
    }

    @Test func notModifiedStaysBare() throws {
        let application = try mounted { _ in GatewayResponse(status: .notModified) }
        #expect(application.answer(.make("GET", "/wsgi")).headerFields.isEmpty)
    }

    @Test func anAnswerToHeadKeepsItsLength() throws {
        let application = try mounted { _ in GatewayResponse(status: .ok, body: .bytes([1, 2, 3])) }
        let response = application.answer(.make("HEAD", "/wsgi"))
        #expect(response.headerFields[.contentLength] == "3")
        #expect(response.body.length == 0)
    }

    @Test func otherMethodsAreRefusedBefore() throws {
        let application = try mounted { _ in throw Finish() }
        #expect(application.answer(.make("PURGE", "/wsgi")).status == .methodNotAllowed)
    }

    @Test func errorsAndBrokenRulesAre500() throws {
        struct Trouble: Error {}
        #expect(try mounted { _ in throw Trouble() }.answer(.make("GET", "/wsgi")).status == .internalServerError)
        let completed = Box()
        let broken = try mounted { _ in
            GatewayResponse(status: .noContent, body: .bytes([1]), completion: { completed.count += 1 })
        }
        #expect(broken.answer(.make("GET", "/wsgi")).status == .internalServerError)
        #expect(broken.lines.contains { $0.contains("gateway rule bodyAllowed broken") })
        #expect(completed.count == 1)
    }

    @Test func completionComesAfterTheResponse() throws {
        let completed = Box()
        let application = try mounted { _ in
            GatewayResponse(status: .ok, body: .stream { _ in }, completion: { completed.count += 1 })
        }
        let response = application.application.respond(to: .make("GET", "/wsgi"))
        #expect(completed.count == 0)
        #expect(response.headerFields[.contentLength] == nil)
        response.completion?()
        #expect(completed.count == 1)
    }

    @Test func anApplicationInsideWritesTheOnlyAccessLine() throws {
        let inner = try LoggedApplication([Route(".*") { TestHandler($0) { $0.write($0.request.path) } }])
        let container = GatewayContainer(inner.application.behind(MountPrefix("/inner")))
        let outer = try LoggedApplication([Route("/inner/.*") { FallbackHandler($0, to: container) }])
        #expect(outer.answer(.make("GET", "/inner/x")).text == "/x")
        #expect(outer.lines.isEmpty)
        #expect(inner.lines.count == 1)
        #expect(outer.answer(.make("PURGE", "/inner/x")).status == .methodNotAllowed)
        #expect(outer.lines.count == 1)
    }

    /// Confined to the thread of its test.
    private final class Box: @unchecked Sendable {
        var count = 0
    }
}
