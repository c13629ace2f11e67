// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ExplainHandlerTests {
    private func answer(_ method: String, _ target: String) throws -> GatewayResponse {
        let application = try Application([Route("/-/request", ExplainHandler.init)])
        return application.respond(to: .make(method, target, ["HTTP_COOKIE": "sesame"]))
    }

    @Test(arguments: ["GET", "POST"])
    func answersWhereItIsMounted(method: String) throws {
        let response = try answer(method, "/-/request?a=1")
        #expect(response.status == .ok)
        #expect(response.headerFields[.contentType] == "text/plain; charset=UTF-8")
        #expect(response.headerFields[.cacheControl] == "no-store")
        #expect(response.text.contains("  path           /-/request  (from REQUEST_URI)\n"))
        #expect(response.text.contains("  SERVER_NAME is missing: "))
        #expect(!response.text.contains("sesame"))
    }

    @Test func answersNowhereElse() throws {
        #expect(try answer("GET", "/").status == .notFound)
        #expect(try answer("DELETE", "/-/request").status == .methodNotAllowed)
    }
}
