// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Testing

@Suite struct RedirectTests {
    @Test func theyAreNotFollowedUnasked() throws {
        let response = try Site.client().get("/move?code=302&to=/echo")
        #expect(response.status == .found)
        #expect(response.headers[.location] == "/echo")
    }

    @Test(arguments: [
        ("/echo/x?y", "http://localhost/echo/x?y"), ("echo", "http://localhost/echo"),
        ("http://other.test/echo", "http://other.test/echo"), ("//other.test/echo", "http://other.test/echo"),
    ])
    func theyAreResolved(location: String, url: String) throws {
        let response = try Site.client().fetch("/move?code=302&to=\(location.urlEscaped())", follow: .redirects)
        #expect(response.status == .ok)
        #expect(response.url == url)
    }

    @Test(arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
    func methodsChangeAsInBrowsers(code: Int, method: String) throws {
        let response = try Site.client().post(
            "/move?code=\(code)&to=/echo",
            form: ["a": "1"],
            follow: .redirects
        )
        let answer = try response.json(as: Site.EchoHandler.Answer.self)
        #expect(answer.method == method)
        #expect(answer.body == (method == "POST" ? "a=1" : ""))
        #expect(answer.type == (method == "POST" ? "application/x-www-form-urlencoded" : nil))
    }

    @Test func anEndlessWayIsAnError() throws {
        let loop = GatewayFunction { _ in GatewayResponse(status: .found, headerFields: [.location: "/"]) }
        #expect {
            try TestClient(loop).fetch("/", follow: .redirects)
        } throws: { error in
            if case TestClientError.tooManyRedirects(let urls) = error { return urls.count == 12 }
            return false
        }
    }
}
