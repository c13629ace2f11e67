// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import InMemoryLogging
import Logging
import Testing

@Suite struct RequestIDTests {
    private struct Trouble: Error {}

    private func answer(_ id: String?) throws -> (id: String, logged: LoggedApplication) {
        let logged = try LoggedApplication([
            Route("/") {
                TestHandler($0) { handler in
                    handler.loggers.general.info("here")
                    handler.write(handler.request.headers[HTTPField.Name("X-Request-Id") ?? .from] ?? "")
                }
            },
            Route("/failure") { TestHandler($0) { _ in throw Trouble() } },
        ])
        let application = logged.application.behind(RequestIDs())
        let environment = GatewayEnvironment.make("GET", "/", id.map { ["HTTP_X_REQUEST_ID": $0] } ?? [:])
        let response = try application.respond(to: environment)
        response.completion?()
        try application.respond(to: .make("GET", "/failure", ["HTTP_X_REQUEST_ID": "f"])).completion?()
        let field = try #require(HTTPField.Name("X-Request-Id"))
        let sent = try #require(response.headerFields[field])
        #expect(response.text == sent)
        return (sent, logged)
    }

    @Test(arguments: ["a", "4f2c-91.x_y~z+/=:@", String(repeating: "a", count: 128)])
    func oneThatIsWellFormedStays(id: String) throws {
        #expect(try answer(id).id == id)
    }

    @Test(arguments: [nil, "", "a b", "a\nb", "\"", "ü", String(repeating: "a", count: 129)])
    func otherwiseItIsMade(id: String?) throws {
        let made = try answer(id).id
        #expect(made.utf8.count == 32)
        #expect(made.allSatisfy { $0.isHexDigit })
        #expect(try answer(id).id != made)
    }

    @Test func allLinesHaveIt() throws {
        let entries = try answer("a").logged.log.entries
        let ids = entries.map { "\($0.metadata["request-id"] ?? "-") \($0.level)" }
        #expect(ids == ["a info", "a info", "f error", "f error"])
    }

    @Test func theApplicationsOwnFieldStays() throws {
        let field = try #require(HTTPField.Name("X-Request-Id"))
        let application = GatewayFunction { _ in GatewayResponse(status: .ok, headerFields: [field: "own"]) }
        #expect(try application.behind(RequestIDs()).respond(to: .make()).headerFields[fields: field].count == 1)
    }
}
