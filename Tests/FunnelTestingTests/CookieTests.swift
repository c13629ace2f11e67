// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Testing

@Suite struct CookieTests {
    private func sent(_ client: TestClient, _ target: String) throws -> String? {
        try client.get(target).json(as: Site.EchoHandler.Answer.self).cookie
    }

    @Test func whatIsSetIsSentBack() throws {
        let client = try Site.client()
        #expect(try sent(client, "/echo") == nil)
        try client.get("/cookies")
        #expect(client.cookies["a"] == "1")
        #expect(try sent(client, "/echo") == "a=1")
        try client.delete("/cookies")
        #expect(client.cookies["a"] == nil)
        #expect(try sent(client, "/echo") == nil)
    }

    @Test func secureCookiesGoOverHTTPS() throws {
        let client = try Site.client("https://localhost")
        try client.get("/cookies")
        #expect(try sent(client, "/echo") == "a=1; safe=3")
        #expect(try sent(client, "http://localhost/echo") == "a=1")
    }

    @Test func otherHostsDoNotGetThem() throws {
        let client = try Site.client()
        try client.get("/cookies")
        #expect(try sent(client, "http://other.test/echo") == nil)
    }

    @Test func aTestCanSetThem() throws {
        let client = try Site.client()
        client.cookies.set(TestCookie("user", "ann", domain: "localhost"))
        #expect(try sent(client, "/echo") == "user=ann")
        client.cookies.removeAll()
        #expect(try sent(client, "/echo") == nil)
    }

    /// The rules of RFC 6265, section 5: a field that a page of `http://a.example.org/x/y` sets, and where it is sent.
    @Test(arguments: [
        ("c=1", "http://a.example.org/x/z", true), ("c=1", "http://a.example.org/z", false),
        ("c=1; Path=/", "http://a.example.org/z", true), ("c=1; path=/x/y", "http://a.example.org/x/yy", false),
        ("c=1; Domain=.example.org; Path=/", "http://b.example.org/", true),
        ("c=1; Path=/", "http://b.example.org/", false),
        ("c=1; Domain=other.test; Path=/", "http://other.test/", false),
        ("c=1; Max-Age=0; Path=/", "http://a.example.org/", false),
        ("c=1; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/", "http://a.example.org/", true),
        ("c=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/", "http://a.example.org/", false),
        ("c; Path=/", "http://a.example.org/", false), ("=1; Path=/", "http://a.example.org/", false),
    ])
    func rules(field: String, url: String, isSent: Bool) throws {
        let client = TestClient(
            GatewayFunction { environment in
                let fields: HTTPFields =
                    environment.variables["REQUEST_URI"] == "/x/y" ? [.setCookie: field] : [:]
                let status: HTTPResponse.Status = environment.variables["HTTP_COOKIE"] == "c=1" ? 299 : 298
                return GatewayResponse(status: status, headerFields: fields)
            }
        )
        try client.get("http://a.example.org/x/y")
        #expect(try client.get(url).status.code == (isSent ? 299 : 298))
    }
}
