// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

/// What every transport does with a response that breaks a rule.
@Suite struct ResponseRuleTests {
    /// Made on the thread of its test, like the response that it becomes.
    struct Row: @unchecked Sendable, CustomStringConvertible {
        let description: String
        let rule: GatewayRule
        let response: GatewayResponse

        init(
            _ description: String,
            _ rule: GatewayRule,
            _ code: Int = 200,
            _ fields: HTTPFields = [:],
            _ body: GatewayBody = .bytes([1, 2])
        ) {
            self.description = description
            self.rule = rule
            response = GatewayResponse(status: .init(code: code), headerFields: fields, body: body)
        }
    }

    private static func named(_ name: String, _ value: String) -> HTTPFields {
        var fields = HTTPFields()
        if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        return fields
    }

    static let refused: [Row] = [
        Row("no status", .status, 0),
        Row("interim", .status, 103),
        Row("switching", .status, 101, [:], .bytes([])),
        Row("two lengths", .contentLength, 200, [.contentLength: "2", .contentLength: "2"]),
        Row("no number", .contentLength, 200, [.contentLength: "2x"]),
        Row("empty length", .contentLength, 200, [.contentLength: ""]),
        Row("signed length", .contentLength, 200, [.contentLength: "+2"]),
        Row("huge length", .contentLength, 200, [.contentLength: "99999999999999999999"]),
        Row("length too long", .contentLengthMatches, 200, [.contentLength: "3"]),
        Row("length too short", .contentLengthMatches, 200, [.contentLength: "1"]),
        Row("no bytes", .contentLengthMatches, 200, [.contentLength: "1"], .bytes([])),
        Row("no content", .bodyAllowed, 204),
        Row("not modified", .bodyAllowed, 304),
        Row("stream of no content", .bodyAllowed, 204, [:], .stream { _ in }),
        Row("length of no content", .contentLengthMatches, 204, [.contentLength: "2"], .bytes([])),
        Row("chunked", .connectionField, 200, named("Transfer-Encoding", "chunked")),
        Row("status twice", .connectionField, 200, named("STATUS", "200 OK")),
    ]

    @Test(arguments: refused)
    func brokenRulesAre500(row: Row) throws {
        let completions = Completions()
        let run = TransportRun(
            GatewayFunction { _ in
                var response = row.response
                response.completion = { completions.count += 1 }
                return response
            }
        )
        #expect(run.code == 500)
        #expect(
            run.body == "<html><title>500: Internal Server Error</title><body>500: Internal Server Error</body></html>"
        )
        #expect(run.lines.count == 1)
        let line = try #require(run.lines.first)
        #expect(line.hasPrefix("error: 500 GET / (192.0.2.7): gateway rule \(row.rule.rawValue) broken: "))
        #expect(completions.count == 1)
    }

    static let kept: [Row] = [
        Row("plain", .status), Row("unusual", .status, 999), Row("with length", .status, 200, [.contentLength: "2"]),
        Row("not modified with length", .status, 304, [.contentLength: "2"], .bytes([])),
        Row("empty", .status, 204, [:], .bytes([])),
        Row("connection", .status, 200, named("Connection", "close")),
    ]

    @Test(arguments: kept)
    func keptRulesPass(row: Row) {
        let run = TransportRun(GatewayFunction { _ in row.response })
        #expect(run.code == row.response.status.code)
        #expect(run.lines.isEmpty)
    }

    @Test func noContentHasNoLength() {
        let run = TransportRun(
            GatewayFunction { _ in GatewayResponse(status: .noContent, headerFields: [.contentLength: "0"]) }
        )
        #expect(run.sent == "Status: 204 No Content\r\n\r\n")
    }

    @Test(arguments: [HTTPFields(), [.contentLength: "2"]])
    func anAnswerToHeadHasNoBody(fields: HTTPFields) {
        let run = TransportRun(
            GatewayFunction { _ in GatewayResponse(status: .ok, headerFields: fields, body: .bytes([0x78, 0x79])) },
            .make("HEAD")
        )
        #expect(run.code == 200)
        #expect(run.body.isEmpty)
        #expect(run.sent.contains("Content-Length: 2\r\n"))
        let stream = GatewayFunction { _ in
            GatewayResponse(status: .ok, headerFields: fields, body: .stream { _ in Issue.record("called") })
        }
        #expect(TransportRun(stream, .make("HEAD")).body.isEmpty)
    }

    @Test func aLengthWithoutABodyIsRightForHead() {
        let run = TransportRun(
            GatewayFunction { _ in GatewayResponse(status: .ok, headerFields: [.contentLength: "7"]) },
            .make("HEAD")
        )
        #expect(run.sent.contains("Content-Length: 7"))
    }

    @Test func anErrorPageForHeadHasNoBody() {
        let run = TransportRun(GatewayFunction { _ in throw Finish() }, .make("HEAD"))
        #expect(run.code == 500)
        #expect(run.body.isEmpty)
    }

    /// What a handler made needs no second look, unless somebody has changed it.
    @Test(arguments: ["Transfer-Encoding", "Status", "Content-Length"])
    func handlersAreHeldToTheRules(name: String) throws {
        let logged = try LoggedApplication([
            Route("/") {
                TestHandler($0) { handler in
                    try handler.setHeader(name, "1")
                    handler.write("xy")
                }
            }
        ])
        #expect(TransportRun(logged.application).code == 500)
    }

    @Test func middlewareIsToo() throws {
        let logged = try LoggedApplication([Route("/") { TestHandler($0) { $0.write("xy") } }])
        #expect(TransportRun(logged.application).body == "xy")
        #expect(logged.application.respond(to: .make()).isKnownToKeepRules)
        let edits: [@Sendable (inout GatewayResponse) -> Void] = [
            { $0.body = .bytes([]) }, { $0.status = .noContent }, { $0.headerFields[.contentLength] = "1" },
        ]
        for edit in edits {
            let middleware = MiddlewareFunction { environment, next in
                var response = try next.respond(to: environment)
                edit(&response)
                return response
            }
            #expect(TransportRun(logged.application.behind(middleware)).code == 500)
        }
    }

    @Test func errorsThatKnowTheirAnswerHaveIt() {
        let run = TransportRun(GatewayFunction { _ in throw GatewayInputError.timedOut })
        #expect(run.code == 408)
        #expect(run.lines == ["warning: 408 GET / (192.0.2.7): the body did not arrive in time"])
    }

    /// Confined to the thread of its test.
    private final class Completions: @unchecked Sendable {
        var count = 0
    }
}
