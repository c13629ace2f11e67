// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import Testing

@Suite struct RequestExplanationTests {
    private static let nginx = [
        "REQUEST_METHOD": "GET", "REQUEST_URI": "/a%2Fb?q=1", "SCRIPT_NAME": "", "PATH_INFO": "/a/b",
        "QUERY_STRING": "q=1", "CONTENT_TYPE": "", "CONTENT_LENGTH": "", "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_SOFTWARE": "nginx/1.22.1", "SERVER_NAME": "localhost", "SERVER_PORT": "8080",
        "REMOTE_ADDR": "127.0.0.1", "REQUEST_SCHEME": "http", "HTTP_HOST": "example.org",
    ]

    private func explain(_ changes: [String: String?]) -> RequestExplanation {
        var variables = GatewayVariables()
        for (name, value) in Self.nginx { variables[name] = value }
        for (name, value) in changes { variables[name] = value }
        return RequestExplanation(variables)
    }

    /// What is changed in nginx's variables, the field, its value, and where it comes from.
    private static let origins: [([String: String?], String, String, [String])] = [
        ([:], "method", "GET", ["REQUEST_METHOD"]),
        ([:], "path", "/a%2Fb", ["REQUEST_URI"]),
        (["REQUEST_URI": nil, "DOCUMENT_URI": "/a b"], "path", "/a%20b", ["DOCUMENT_URI"]),
        (["REQUEST_URI": nil, "SCRIPT_NAME": "/x"], "path", "/x/a/b", ["SCRIPT_NAME", "PATH_INFO"]),
        (["REQUEST_URI": ""], "path", "/a/b", ["PATH_INFO"]),
        (["REQUEST_URI": nil, "PATH_INFO": nil], "path", "/", []),
        ([:], "query", "q=1", ["REQUEST_URI"]),
        (["REQUEST_URI": nil], "query", "q=1", ["QUERY_STRING"]),
        ([:], "scheme", "http", ["REQUEST_SCHEME"]),
        (["HTTPS": "on"], "scheme", "https", ["HTTPS"]), (["HTTPS": "1"], "scheme", "https", ["HTTPS"]),
        (["HTTPS": "off"], "scheme", "http", ["REQUEST_SCHEME"]),
        (["REQUEST_SCHEME": nil], "scheme", "http", []),
        ([:], "host", "example.org", ["HTTP_HOST"]),
        (["HTTP_HOST": nil], "host", "localhost:8080", ["SERVER_NAME", "SERVER_PORT"]),
        (["HTTP_HOST": nil, "SERVER_NAME": nil], "host", "127.0.0.1", []),
        ([:], "address", "127.0.0.1", ["REMOTE_ADDR"]),
        (["REMOTE_ADDR": nil], "address", "", []),
        (["SERVER_PROTOCOL": nil], "version", "HTTP/1.0", []),
        (["HTTP_AUTHORIZATION": "Basic YTpi"], "authorization", "Basic (not shown)", ["HTTP_AUTHORIZATION"]),
        (
            ["REDIRECT_HTTP_AUTHORIZATION": "Bearer x"], "authorization", "Bearer (not shown)",
            ["REDIRECT_HTTP_AUTHORIZATION"]
        ),
        (["CONTENT_LENGTH": "12"], "body length", "12", ["CONTENT_LENGTH"]),
    ]

    @Test(arguments: origins)
    func saysWhereAFieldComesFrom(changes: [String: String?], name: String, value: String, sources: [String]) throws {
        let field = try #require(explain(changes).fields.first { $0.name == name })
        #expect(field.value == value)
        #expect(field.sources == sources)
    }

    /// What is changed in nginx's variables, the field, and what is passed over for it.
    private static let ignored: [([String: String?], String, [String])] = [
        ([:], "path", ["PATH_INFO"]),
        (["DOCUMENT_URI": "/a/b", "SCRIPT_NAME": "/x"], "path", ["DOCUMENT_URI", "SCRIPT_NAME", "PATH_INFO"]),
        ([:], "query", ["QUERY_STRING"]),
        (["HTTPS": "on"], "scheme", ["REQUEST_SCHEME"]), (["HTTPS": "off"], "scheme", ["HTTPS"]),
        (["HTTP_X_FORWARDED_PROTO": "https"], "scheme", ["HTTP_X_FORWARDED_PROTO"]),
        ([:], "host", ["SERVER_NAME", "SERVER_PORT"]),
        (["HTTP_X_FORWARDED_HOST": "x"], "host", ["SERVER_NAME", "SERVER_PORT", "HTTP_X_FORWARDED_HOST"]),
        (["HTTP_HOST": nil, "SERVER_NAME": nil], "host", ["SERVER_PORT"]),
        (
            ["HTTP_X_FORWARDED_FOR": "1.2.3.4", "HTTP_X_REAL_IP": "1.2.3.4"], "address",
            ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP"]
        ),
    ]

    @Test(arguments: ignored)
    func saysWhatIsPassedOver(changes: [String: String?], name: String, expected: [String]) throws {
        let field = try #require(explain(changes).fields.first { $0.name == name })
        #expect(field.ignored.map(\.name) == expected)
        #expect(field.ignored.allSatisfy { !$0.reason.isEmpty })
    }

    /// What is changed in nginx's variables, and the lines that are missing.
    private static let missing: [([String: String?], [String?])] = [
        ([:], []),
        (["REQUEST_METHOD": nil], ["fastcgi_param REQUEST_METHOD $request_method;"]),
        (["REQUEST_URI": nil], ["fastcgi_param REQUEST_URI $request_uri;"]),
        (["SERVER_PROTOCOL": nil], ["fastcgi_param SERVER_PROTOCOL $server_protocol;"]),
        (["REMOTE_ADDR": nil], ["fastcgi_param REMOTE_ADDR $remote_addr;"]),
        (["SERVER_NAME": nil], ["fastcgi_param SERVER_NAME $server_name;"]),
        (["SERVER_PORT": nil], ["fastcgi_param SERVER_PORT $server_port;"]),
        (["CONTENT_TYPE": nil], ["fastcgi_param CONTENT_TYPE $content_type;"]),
        (["CONTENT_LENGTH": nil], ["fastcgi_param CONTENT_LENGTH $content_length;"]),
        (["CONTENT_TYPE": nil, "CONTENT_LENGTH": nil, "SERVER_SOFTWARE": "Apache"], []),
        (["REQUEST_SCHEME": nil], ["fastcgi_param REQUEST_SCHEME $scheme;"]),
        (["REQUEST_SCHEME": nil, "HTTPS": "on"], []), (["HTTPS": "on"], [nil]),
        (["HTTP_HOST": nil], ["fastcgi_param HTTP_HOST $host;"]),
        (["HTTP_HOST": nil, "SERVER_PROTOCOL": "HTTP/1.0"], []),
    ]

    @Test(arguments: missing)
    func namesTheLineToAdd(changes: [String: String?], lines: [String?]) {
        #expect(explain(changes).warnings.map(\.line) == lines)
    }

    @Test(
        arguments: [
            ([:], nil), (["REQUEST_METHOD": nil], "500: "), (["HTTP_HOST": "a b"], "400: malformed Host"),
            (["CONTENT_LENGTH": "x"], "400: malformed Content-Length"), (["CONTENT_LENGTH": "104857601"], "413: "),
        ] as [([String: String?], String?)]
    )
    func saysWhyARequestIsRefused(changes: [String: String?], refusal: String?) {
        let explanation = explain(changes)
        #expect(explanation.refusal?.hasPrefix(refusal ?? "?") == (refusal == nil ? nil : true))
        #expect(explanation.fields.first { $0.name == "path" }?.value == "/a%2Fb")
    }

    @Test func secretsAreNotShown() {
        let text = explain(["HTTP_COOKIE": "sesame", "HTTP_AUTHORIZATION": "Basic sesame"]).text
        #expect(!text.contains("sesame"))
        #expect(text.contains("  HTTP_COOKIE=(not shown)\n"))
    }

    @Test func nobodyWritesLinesOfTheirOwn() {
        let text = explain(["HTTP_X_FORWARDED_FOR": "a\nNothing is missing.\n", "HTTP_X\nY": "a\u{1B}[31m"]).text
        #expect(text.components(separatedBy: "\nNothing is missing.\n").count == 2)
        #expect(!text.contains("\u{1B}"))
    }

    @Test func textForPeople() {
        let text = explain(["REMOTE_ADDR": nil]).text
        #expect(text.contains("  path           /a%2Fb  (from REQUEST_URI)\n"))
        #expect(text.contains("      not PATH_INFO=/a/b: REQUEST_URI has the path as the client sent it\n"))
        #expect(text.contains("  address        -  (from nowhere)\n"))
        #expect(text.contains("  REMOTE_ADDR is missing: no client has an address\n"))
        #expect(text.contains("      nginx, beside fastcgi_pass:  fastcgi_param REMOTE_ADDR $remote_addr;\n"))
    }
}
