// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Logging
import Testing

@Suite struct LogTests {
    @Test func anExpectedLineIsFound() throws {
        let client = try Site.client()
        let response = try client.expectLog("no story 7", level: .warning) { try client.get("/failure") }
        #expect(response.status == .notFound)
        #expect(client.log.lines.contains("info: finished"))
    }

    @Test(arguments: [("no story 8", nil), ("no story 7", Logger.Level.error)])
    func oneThatIsMissingIsAnError(text: String, level: Logger.Level?) throws {
        let client = try Site.client()
        try client.get("/failure")
        #expect {
            try client.expectLog(text, level: level) { try client.get("/failure") }
        } throws: { error in
            "\(error)".contains("warning: 404 GET /failure (127.0.0.1): no story 7")
        }
    }

    @Test func linesFromBeforeDoNotCount() throws {
        let client = try Site.client()
        try client.get("/failure")
        #expect(throws: TestClientError.self) { try client.expectLog("no story 7") {} }
        client.log.clear()
        #expect(client.log.lines.isEmpty)
    }

    @Test func whatAServerWouldLogIsThere() throws {
        struct Trouble: Error {}
        let client = TestClient(GatewayFunction { _ in throw Trouble() })
        let response = try client.expectLog("Uncaught error GET / (127.0.0.1)", level: .error) { try client.get("/") }
        #expect(response.status == .internalServerError)
    }
}
