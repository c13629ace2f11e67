// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// The example behind nginx.
    struct HelloTests {
        @Test("spawn-fcgi starts it on a unix socket")
        func unixSocket() throws {
            try greets(Site(.hello))
        }

        @Test("spawn-fcgi starts it on TCP")
        func tcp() throws {
            try greets(Site(.hello, on: .tcp(FreePort.pick())))
        }

        @Test("It answers straight")
        func straight() throws {
            let app = try SpawnedApp(.hello, in: RunFolder())
            let reply = try app.connect().exchange(TestRequest("GET", "/?name=Ann"))
            #expect(reply.text.hasPrefix("Status: 200 OK\r\n"))
            #expect(reply.body == Array("Hello, Ann\n".utf8))
            #expect(try app.stop() == .exited(0))
        }

        @Test("Pages and methods that it does not have")
        func refusals() throws {
            let site = try Site(.hello)
            #expect(try site.exchange("GET", "/nothing").status == 404)
            let answer = try site.exchange("POST", "/", body: Array("name=Ann".utf8))
            #expect(answer.status == 405)
        }

        private func greets(_ site: Site) throws {
            let answer = try site.exchange("GET", "/?name=Ann")
            #expect(answer.status == 200)
            #expect(answer.text == "Hello, Ann\n")
            #expect(answer.fields["content-type"] == "text/html; charset=UTF-8")
            #expect(try site.app.stop() == .exited(0))
            #expect(try site.exchange("GET", "/").status == 502)
        }
    }
}
