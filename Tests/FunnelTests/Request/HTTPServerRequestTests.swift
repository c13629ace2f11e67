// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct HTTPServerRequestTests {
    @Test(arguments: [
        ([:], "http"), (["HTTPS": "on"], "https"), (["HTTPS": "1"], "https"), (["HTTPS": "off"], "http"),
        (["HTTPS": ""], "http"),
        (["REQUEST_SCHEME": "https"], "https"), (["REQUEST_SCHEME": "http", "HTTPS": "on"], "https"),
        (["REQUEST_SCHEME": "gopher"], "http"), (["HTTP_X_FORWARDED_PROTO": "https"], "http"),
    ])
    func scheme(variables: [String: String], expected: String) throws {
        #expect(try HTTPServerRequest(.make("GET", "/", variables)).scheme == expected)
    }

    @Test(arguments: [
        (["HTTP_HOST": "Example.org:81"], "Example.org:81", "example.org"),
        (["HTTP_HOST": "[::1]:81"], "[::1]:81", "[::1]"), (["HTTP_HOST": "[::1]"], "[::1]", "[::1]"),
        (["HTTP_HOST": "", "SERVER_NAME": "s", "SERVER_PORT": "80"], "s", "s"),
        (["HTTP_HOST": "", "SERVER_NAME": "s", "SERVER_PORT": "8080"], "s:8080", "s"),
        (["HTTP_HOST": "", "SERVER_NAME": "s", "SERVER_PORT": "443", "HTTPS": "on"], "s", "s"),
        (["HTTP_HOST": ""], "127.0.0.1", "127.0.0.1"),
    ])
    func host(variables: [String: String], host: String, name: String) throws {
        let request = try HTTPServerRequest(.make("GET", "/", variables))
        #expect(request.host == host)
        #expect(request.hostName == name)
    }

    @Test func fullURL() throws {
        let request = try HTTPServerRequest(.make("GET", "/a?b", ["HTTPS": "on"]))
        #expect(request.fullURL == "https://example.org/a?b")
    }

    @Test(arguments: [("HTTP/1.1", true), ("HTTP/1.0", false), ("HTTP/2.0", true), ("HTTP/3.0", true), ("", false)])
    func supportsHTTP11(version: String, expected: Bool) throws {
        #expect(try HTTPServerRequest(.make("GET", "/", ["SERVER_PROTOCOL": version])).supportsHTTP11 == expected)
    }

    @Test func headerFieldsComeFromVariables() throws {
        let headers = try HTTPServerRequest(
            .make(
                "GET",
                "/",
                [
                    "HTTP_ACCEPT_LANGUAGE": "de", "HTTP_X": "1", "CONTENT_TYPE": "text/plain", "CONTENT_LENGTH": "",
                    "HTTP_PROXY": "evil", "HTTP_CONTENT_LENGTH": "9", "HTTP_BAD NAME": "x", "SERVER_NAME": "s",
                ]
            )
        ).headers
        #expect(headers[.acceptLanguage] == "de")
        #expect(headers[.contentType] == "text/plain")
        #expect(Set(headers.map(\.name.rawName)) == ["Accept-Language", "X", "Content-Type", "Host"])
    }

    @Test func authorizationIsFoundWhereApachePutsIt() throws {
        let request = try HTTPServerRequest(.make("GET", "/", ["REDIRECT_HTTP_AUTHORIZATION": "Basic eA=="]))
        #expect(request.headers[.authorization] == "Basic eA==")
    }

    @Test func timePasses() throws {
        let request = try HTTPServerRequest(.make())
        #expect(request.elapsedTime > .zero)
    }

    /// The variables that spoil a request, then the status that answers it.
    @Test(arguments: [
        (["REQUEST_METHOD": ""], 500), (["REQUEST_METHOD": "GE T"], 400), (["REQUEST_METHOD": "G\u{E9}T"], 400),
        (["CONTENT_LENGTH": "x"], 400), (["CONTENT_LENGTH": "-1"], 400), (["CONTENT_LENGTH": "+1"], 400),
        (["CONTENT_LENGTH": "1, 1"], 400), (["CONTENT_LENGTH": "104857601"], 413),
        (["CONTENT_LENGTH": "99999999999999999999999"], 413), (["HTTP_HOST": "a,b"], 400), (["HTTP_HOST": "a b"], 400),
        (["HTTP_HOST": "a/b"], 400), (["HTTP_HOST": "a@b"], 400),
    ])
    func refusesWhatIsMalformed(variables: [String: String], status: Int) {
        let error = #expect(throws: HTTPError.self) { try HTTPServerRequest(.make("GET", "/", variables)) }
        #expect(error?.status.code == status)
    }

    @Test func namesTheMissingConfiguration() {
        let error = #expect(throws: HTTPError.self) { try HTTPServerRequest(.make().without("REQUEST_METHOD")) }
        #expect(error?.logMessage?.contains("include fastcgi_params;") == true)
    }
}
