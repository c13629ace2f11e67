// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// The application that somebody wrote once and now puts behind whatever web server there is, at the root of the site
    /// or below a prefix: every route answers, and no body keeps an answer waiting.
    struct MountTests {
        @Test("FastCGI and HTTP")
        func servers() throws {
            let site = try MountSite()
            for (port, name) in site.ports {
                for mount in MountSite.mounts { try check(port, mount, name) }
                // Another path than one below /app.
                #expect(try HTTPConnection(port: port).exchange("GET", "/appendix").status == 404, "\(name)")
            }
            for (app, mount) in zip(site.httpApps, MountSite.mounts) { try check(app.port, mount, "HTTP") }
        }

        @Test("CGI", arguments: MountSite.mounts)
        func cgi(mount: String) throws {
            for variables in PathVariables.allCases {
                for page in PageRequest.all {
                    let run = try run(page.method, mount + page.target, variables, mount)
                    #expect(run.status == page.status, "\(variables): \(page)")
                    if let text = page.text { #expect(run.reply.body == Array(text.utf8), "\(variables): \(page)") }
                }
            }
            for body in PostedBody.all {
                #expect(try run("POST", "\(mount)/echo", .stock, mount, body).reply.body == body.bytes, "\(body)")
                #expect(try run("POST", "\(mount)/unread", .stock, mount, body).status == 200, "\(body)")
            }
        }

        /// All on one kept connection: what an answer leaves behind, the next request would meet.
        private func check(_ port: UInt16, _ mount: String, _ name: String) throws {
            let connection = try HTTPConnection(port: port)
            for page in PageRequest.all {
                let fields = page.method == "POST" ? "Content-Length: 0\r\n" : ""
                let answer = try connection.exchange(page.method, mount + page.target, fields: fields)
                #expect(answer.status == page.status, "\(name): \(mount) \(page)")
                if let text = page.text { #expect(answer.text == text, "\(name): \(mount) \(page)") }
                #expect(!answer.isLast, "\(name): \(mount) \(page)")
            }
            for body in PostedBody.all {
                try connection.send(body.request("\(mount)/echo"))
                #expect(try connection.receive().body == body.bytes, "\(name): \(mount) \(body)")
                try connection.send(body.request("\(mount)/unread"))
                let answer = try connection.receive()
                #expect(answer.text == "unread\n", "\(name): \(mount) \(body)")
                #expect(try connection.exchange("GET", "\(mount)/").status == 200, "\(name): \(mount) \(body)")
            }
        }

        private func run(
            _ method: String,
            _ target: String,
            _ path: PathVariables,
            _ mount: String,
            _ body: PostedBody = PostedBody(description: "none", framing: .none)
        ) throws -> CGIRun {
            let own = ["SCRIPT_NAME", "CONTENT_TYPE", "CONTENT_LENGTH"]
            let all = TestRequest.nginx(method: method, uri: target, length: 0).filter { !own.contains($0.0) }
            let bare = String(target.prefix { $0 != "?" })
            return try CGIRun(
                all + path.variables(path: bare, mount: mount) + body.variables,
                body: body.bytes,
                mount: mount
            )
        }
    }
}
