// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// An application that decides for a web server.
    @Suite(.needsAllServers)
    struct AuthorizerTests {
        @Test("lighttpd asks whether a file may be seen")
        func lighttpd() throws {
            let folder = try RunFolder()
            try folder.write("body {}\n", to: "static/site.css")
            let app = try SpawnedApp(.liveApp, ["--authorizer", "--role", "authorizer"], in: folder)
            let server = try WebServer(.lighttpd, file: .deploy("lighttpd-authorizer.conf"), in: folder)

            let refused = try server.connect().exchange("GET", "/static/site.css")
            #expect(refused.status == 401)
            #expect(refused.fields["www-authenticate"] == "Basic realm=\"members\"")
            #expect(refused.text == "members only\n")

            let connection = try server.connect()
            let member = "Authorization: Basic YTpi\r\n"
            let allowed = try connection.exchange("GET", "/static/site.css", fields: member)
            #expect(allowed.status == 200)
            #expect(allowed.text == "body {}\n")
            #expect(allowed.fields.keys.allSatisfy { !$0.hasPrefix("variable-") })
            #expect(try connection.exchange("GET", "/static/nothing", fields: member).status == 404)
            #expect(app.isRunning)
        }

        @Test("Apache asks whether a file may be seen, without an end of the body that it does not send")
        func apache() throws {
            let folder = try RunFolder()
            try folder.write("body {}\n", to: "static/site.css")
            let port = try FreePort.pick()
            let app = try SpawnedApp(.liveApp, ["--authorizer", "--role", "authorizer"], on: .tcp(port), in: folder)
            let provider = "AuthnzFcgiDefineProvider authn members fcgi://127.0.0.1"
            let server = try WebServer(
                .apache,
                file: .deploy("apache-authorizer.conf"),
                edits: ["\(provider):9000/": "\(provider):\(port)/"],
                in: folder
            )

            let connection = try server.connect()
            let refused = try connection.exchange("GET", "/static/site.css")
            #expect(refused.status == 401)
            #expect(refused.fields["www-authenticate"] == "Basic realm=\"members\"")
            #expect(refused.text == "members only\n")

            let member = "Authorization: Basic YTpi\r\n"
            let allowed = try connection.exchange("GET", "/static/site.css", fields: member)
            #expect(allowed.status == 200)
            #expect(allowed.text == "body {}\n")
            #expect(allowed.fields.keys.allSatisfy { !$0.hasPrefix("variable-") })
            #expect(try connection.exchange("GET", "/static/nothing", fields: member).status == 404)
            let stranger = "Authorization: Basic eDp5\r\n"
            #expect(try connection.exchange("GET", "/static/site.css", fields: stranger).status == 401)
            #expect(app.isRunning)
        }

        @Test("What is said to the web server", arguments: [("Basic YTpi", true), ("Basic eDp5", false)])
        func answer(credentials: String, isAllowed: Bool) throws {
            let app = try SpawnedApp(.liveApp, ["--authorizer", "--role", "authorizer"], in: RunFolder())
            var request = TestRequest("GET", "/static/site.css", keep: false)
            request.role = 2
            request.parameters.append(("HTTP_AUTHORIZATION", credentials))
            let reply = try app.connect().exchange(request)
            let allowed = "Status: 200 OK\r\nVariable-MEMBER_ROLE: guest\r\nVariable-REMOTE_USER: a\r\n\r\n"
            #expect(reply.text.hasPrefix(isAllowed ? allowed : "Status: 401 Unauthorized\r\n"))
            #expect(!isAllowed || reply.text == allowed)
        }

        @Test("Other roles are refused", arguments: [1, 3, 4] as [UInt16])
        func otherRoles(role: UInt16) throws {
            let app = try SpawnedApp(.liveApp, ["--authorizer", "--role", "authorizer"], in: RunFolder())
            var request = TestRequest()
            request.role = role
            let reply = try app.connect().exchange(request)
            #expect(reply.protocolStatus == 3)
            #expect(reply.output.isEmpty)
        }

        @Test("A responder refuses authorizing and filtering", arguments: [2, 3, 4] as [UInt16])
        func responder(role: UInt16) throws {
            let app = try SpawnedApp(in: RunFolder())
            var request = TestRequest()
            request.role = role
            #expect(try app.connect().exchange(request).protocolStatus == 3)
        }

        @Test("An authorizer that is served as a responder allows nothing")
        func servedAsResponder() throws {
            let app = try SpawnedApp(.liveApp, ["--authorizer"], in: RunFolder())
            let reply = try app.connect().exchange(TestRequest("GET", "/", keep: false))
            #expect(reply.text.hasPrefix("Status: 500 Internal Server Error\r\n"))
            #expect(app.log.contains("serve it with the role authorizer"))
        }

        @Test("GET_VALUES tells the real sizes")
        func values() throws {
            let app = try SpawnedApp(.liveApp, ["--threads", "3", "--max-connections", "77"], in: RunFolder())
            let client = try app.connect()
            let names = ["FCGI_MAX_CONNS", "FCGI_MAX_REQS", "FCGI_MPXS_CONNS"]
            try client.send(TestRecord(9, id: 0, names.flatMap { TestRecord.nameValue(Array($0.utf8), []) }))
            let values = [("FCGI_MAX_CONNS", "77"), ("FCGI_MAX_REQS", "3"), ("FCGI_MPXS_CONNS", "0")]
            let record = try client.receiveRecord()
            #expect(record?.type == 10)
            #expect(record?.content == values.flatMap { TestRecord.nameValue(Array($0.0.utf8), Array($0.1.utf8)) })
            try client.send(TestRecord(123, id: 0))
            let unknown = try client.receiveRecord()
            #expect(unknown?.type == 11)
            #expect(unknown?.content == [123, 0, 0, 0, 0, 0, 0, 0])
        }
    }
}
