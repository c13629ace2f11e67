// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Logging
import Testing

@Suite struct RuleTests {
    private let broken = GatewayFunction { environment in
        environment.errors.write("a word")
        return GatewayResponse(status: .ok, body: .bytes([1]))
    }

    @Test func aBrokenRuleIsThrown() {
        #expect {
            try TestClient(broken).get("/")
        } throws: { error in
            (error as? GatewayViolation)?.rule == .contentType
        }
    }

    @Test func orNotAskedFor() throws {
        let response = try TestClient(broken, checksRules: false).get("/")
        #expect(response.body == [1])
        #expect(response.errorOutput == "a word")
    }

    @Test func completionRunsOnceForEachRequest() throws {
        let log = TestLog()
        let client = TestClient(
            GatewayFunction { _ in
                GatewayResponse(status: .noContent, completion: { log.logger.info("completed") })
            }
        )
        try client.get("/")
        #expect(log.lines == ["info: completed"])
    }
}
