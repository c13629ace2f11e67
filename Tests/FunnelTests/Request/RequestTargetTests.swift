// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct RequestTargetTests {
    /// `REQUEST_URI`, then the path, the query and the URI that come of it.
    @Test(arguments: [
        ("/", "/", "", "/"), ("/a?b=c", "/a", "b=c", "/a?b=c"), ("/a?", "/a", "", "/a?"),
        ("/a?b?c", "/a", "b?c", "/a?b?c"),
        ("/a%2Fb//c", "/a%2Fb//c", "", "/a%2Fb//c"), ("//x", "//x", "", "//x"), ("?a", "", "a", "?a"),
        ("*", "*", "", "*"),
        ("http://example.org/a?b", "http://example.org/a", "b", "http://example.org/a?b"),
        ("/http://x/", "/http://x/", "", "/http://x/"),
    ])
    func comesFromTheRawURI(raw: String, path: String, query: String, uri: String) throws {
        let request = try HTTPServerRequest(.make("GET", raw, ["SCRIPT_NAME": "/wrong", "PATH_INFO": "/wrong"]))
        #expect(request.path == path)
        #expect(request.query == query)
        #expect(request.uri == uri)
    }

    /// The variables without a `REQUEST_URI`, then the URI that comes of them.
    @Test(arguments: [
        (["DOCUMENT_URI": "/a b", "SCRIPT_NAME": "/x"], "/a%20b"),
        (["DOCUMENT_URI": "/a", "QUERY_STRING": "q=1"], "/a?q=1"),
        (["SCRIPT_NAME": "/app", "PATH_INFO": "/page é"], "/app/page%20%C3%A9"),
        (["SCRIPT_NAME": "", "PATH_INFO": "/page", "QUERY_STRING": ""], "/page"),
        (["DOCUMENT_URI": "", "PATH_INFO": "/p"], "/p"), ([:], "/"), (["QUERY_STRING": "a=b"], "/?a=b"),
    ])
    func isPutTogetherWithoutOne(variables: [String: String], uri: String) throws {
        let request = try HTTPServerRequest(.make("GET", "", variables).without("REQUEST_URI"))
        #expect(request.uri == uri)
    }
}
