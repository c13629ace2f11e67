// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// Requests through nginx-sample.conf.
    struct NginxTests {
        @Test("GET and HEAD")
        func getAndHead() throws {
            let connection = try Site().connect()
            let get = try connection.exchange("GET", "/")
            #expect(get.status == 200)
            #expect(get.text == "Hello, world\n")
            let head = try connection.exchange("HEAD", "/")
            #expect(head.status == 200)
            #expect(head.fields["content-length"] == get.fields["content-length"])
            #expect(try connection.exchange("GET", "/").text == "Hello, world\n")
        }

        @Test("404 and 405")
        func refusals() throws {
            let site = try Site()
            #expect(try site.exchange("GET", "/nothing").status == 404)
            #expect(try site.exchange("DELETE", "/").status == 405)
            #expect(try site.exchange("BREW", "/").status == 405)
        }

        @Test("The path comes as the client sent it", arguments: ["a%2Fb", "a//b", "%C3%A4", "a+b", "a/../b"])
        func path(_ path: String) throws {
            let site = try Site()
            let answer = try site.exchange("GET", "/path/\(path)?q=1")
            #expect(answer.status == 200)
            #expect(try site.requests() == ["GET /path/\(path)?q=1"])
        }

        @Test("nginx serves static files itself")
        func staticFiles() throws {
            let site = try Site()
            try site.app.folder.write("body {}", to: "static/site.css")
            let answer = try site.exchange("GET", "/static/site.css")
            #expect(answer.status == 200)
            #expect(answer.text == "body {}")
            #expect(answer.fields["content-type"] == "text/css")
            #expect(try site.exchange("GET", "/static/nothing").status == 404)
            #expect(try site.exchange("GET", "/static/../app.log").status == 404)
            #expect(try site.requests() == ["GET /static/../app.log"])
        }
    }
}
