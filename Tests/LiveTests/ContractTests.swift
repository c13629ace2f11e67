// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// An application that breaks the rules of the gateway interface: the answer is a 500, or cut where the head has gone,
    /// and the log has one line that says why. The next request finds everything in order.
    struct ContractTests {
        @Test("FastCGI")
        func fastCGI() throws {
            let app = try SpawnedApp(in: RunFolder())
            for rule in ContractBreak.allCases {
                let client = try app.connect()
                let request = TestRequest("GET", "/break/\(rule)")
                if rule.isFoundLate {
                    try client.send(request.bytes)
                    // The end of the connection instead of the end of a reply is what is wanted.
                    #expect((try? client.receiveReply())?.isComplete != true, "\(rule)")
                } else {
                    #expect(try client.exchange(request).text.hasPrefix("Status: 500 "), "\(rule)")
                    #expect(try client.exchange(TestRequest()).text.hasPrefix("Status: 200 "), "\(rule)")
                }
                expectOneLine(about: rule) { app.log }
            }
            #expect(try app.connect().exchange(TestRequest()).isComplete)
        }

        @Test("HTTP")
        func http() throws {
            let app = try HTTPApp()
            for rule in ContractBreak.allCases {
                let connection = try app.connect()
                if rule.isFoundLate {
                    #expect(throws: TestFailure.self, "\(rule)") { try connection.exchange("GET", "/break/\(rule)") }
                } else {
                    #expect(try connection.exchange("GET", "/break/\(rule)").status == 500, "\(rule)")
                    #expect(try connection.exchange("GET", "/").status == 200, "\(rule)")
                }
                expectOneLine(about: rule) { app.log }
            }
            #expect(try app.connect().exchange("GET", "/").status == 200)
        }

        /// A CGI program has no way to cut an answer but to end.
        @Test("CGI")
        func cgi() throws {
            for rule in ContractBreak.allCases {
                let run = try CGIRun(TestRequest.nginx(method: "GET", uri: "/break/\(rule)", length: 0))
                if rule.isFoundLate {
                    #expect(run.status == 200, "\(rule)")
                    #expect(run.reply.body == Array("sent".utf8), "\(rule)")
                } else {
                    #expect(run.status == 500, "\(rule)")
                }
                expectOneLine(about: rule) { run.log }
            }
        }

        private func expectOneLine(about rule: ContractBreak, in log: () -> String) {
            let request = "GET /break/\(rule) ("
            let isThere = waitUntil { log().contains(request) && log().contains(rule.logged) }
            #expect(isThere, "\(rule): \(log())")
            let lines = log().split(separator: "\n").filter { $0.contains(request) }
            #expect(lines.count == 1, "\(rule): \(lines)")
            // The error of an application stands below the line that names the request.
            if rule != .thrownError { #expect(lines.allSatisfy { $0.contains(rule.logged) }, "\(rule): \(lines)") }
        }
    }
}
