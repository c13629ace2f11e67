// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelStatus
import HTTPTypes
import Testing

@testable import Funnel

@Suite struct StatusPagesTests {
    private static let pages: StatusPages = {
        do {
            return try StatusPages(statusPath: "/status", pingPath: "/ping")
        } catch {
            fatalError("\(error)")
        }
    }()

    private func response(_ variables: [String: String], pages: StatusPages = pages) -> GatewayResponse? {
        var all = GatewayVariables()
        all["REQUEST_METHOD"] = "GET"
        all["REMOTE_ADDR"] = "127.0.0.1"
        for (name, value) in variables { all[name] = value }
        guard pages.mayConcern(all.value("REQUEST_URI")) else { return nil }
        return pages.response(to: all) { ServerStatus() }
    }

    private func text(_ response: GatewayResponse?) -> String? {
        guard case .bytes(let bytes) = response?.body else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func ping() throws {
        let response = try #require(self.response(["REQUEST_URI": "/ping"]))
        #expect(response.status == .ok)
        #expect(text(response) == "pong")
        #expect(response.headerFields[.contentType] == "text/plain; charset=utf-8")
        #expect(response.headerFields[.cacheControl] == "no-store")
        #expect(response.headerFields[.contentLength] == "4")
    }

    @Test(arguments: [
        ("/status", "text/plain; charset=utf-8", ServerStatus().text),
        ("/status?json", "application/json", ServerStatus().json),
        ("/status?prometheus", "text/plain; version=0.0.4; charset=utf-8", ServerStatus().prometheus),
    ])
    func status(target: String, type: String, body: String) throws {
        let response = try #require(self.response(["REQUEST_URI": target]))
        #expect(text(response) == body)
        #expect(response.headerFields[.contentType] == type)
        #expect(response.headerFields[.cacheControl] == "no-store")
        #expect(response.headerFields[.contentLength] == "\(body.utf8.count)")
    }

    @Test func headHasTheLengthAndNoBody() throws {
        let response = try #require(self.response(["REQUEST_URI": "/ping", "REQUEST_METHOD": "HEAD"]))
        #expect(text(response) == "")
        #expect(response.headerFields[.contentLength] == "4")
    }

    /// Where a request comes from, what it says of proxies, and whether it gets the page.
    private static let peers: [([String: String], Bool)] = [
        (["REMOTE_ADDR": "127.0.0.1"], true), (["REMOTE_ADDR": "127.255.255.255"], true),
        (["REMOTE_ADDR": "::1"], true),
        (["REMOTE_ADDR": "::ffff:127.0.0.1"], true), (["REMOTE_ADDR": ""], true), (["REMOTE_ADDR": "unix:"], true),
        (["REMOTE_ADDR": "128.0.0.1"], false), (["REMOTE_ADDR": "203.0.113.5"], false), (["REMOTE_ADDR": "::2"], false),
        (["REMOTE_ADDR": "localhost"], false), (["REMOTE_ADDR": "127.0.0.1, 203.0.113.5"], false),
        (["REMOTE_ADDR": "0.0.0.0"], false),
        (["HTTP_X_FORWARDED_FOR": "203.0.113.5"], false), (["HTTP_X_FORWARDED_FOR": "127.0.0.1"], true),
        (["HTTP_X_FORWARDED_FOR": "127.0.0.1, 203.0.113.5"], false),
        (["HTTP_X_FORWARDED_FOR": "203.0.113.5, 127.0.0.1"], false), (["HTTP_X_FORWARDED_FOR": ""], false),
        (["HTTP_X_FORWARDED_FOR": "127.0.0.1 , ::1"], true), (["HTTP_X_FORWARDED_FOR": "127.0.0.1,"], false),
        (["HTTP_X_REAL_IP": "203.0.113.5"], false), (["HTTP_X_REAL_IP": "::1"], true),
        (["HTTP_FORWARDED": "for=127.0.0.1"], false), (["HTTP_FORWARDED": ""], false),
        (["REMOTE_ADDR": "203.0.113.5", "HTTP_X_FORWARDED_FOR": "127.0.0.1"], false),
    ]

    @Test(arguments: peers)
    func onlyAllowedAddresses(variables: [String: String], isAllowed: Bool) {
        for path in ["/status", "/ping"] {
            #expect((response(variables.merging(["REQUEST_URI": path]) { $1 }) != nil) == isAllowed)
        }
    }

    @Test func aListReplacesTheDefault() throws {
        let pages = try StatusPages(statusPath: "/status", allowing: ["10.0.0.0/8"])
        #expect(response(["REQUEST_URI": "/status", "REMOTE_ADDR": "10.1.2.3"], pages: pages) != nil)
        #expect(response(["REQUEST_URI": "/status", "REMOTE_ADDR": "127.0.0.1"], pages: pages) == nil)
        #expect(response(["REQUEST_URI": "/status", "REMOTE_ADDR": ""], pages: pages) == nil)
        #expect(response(["REQUEST_URI": "/ping", "REMOTE_ADDR": "10.1.2.3"], pages: pages) == nil)
        #expect(throws: TrustedProxiesError.self) { try StatusPages(statusPath: "/status", allowing: ["10.0.0.1/8"]) }
    }

    /// What the web server says of the path, and whether that is the status page's.
    private static let paths: [([String: String], Bool)] = [
        (["REQUEST_URI": "/status"], true), (["REQUEST_URI": "/status?"], true),
        (["REQUEST_URI": "/status?x=/y"], true),
        (["REQUEST_URI": "/%73tatus"], true), (["REQUEST_URI": "/%73tatus?json"], true),
        (["REQUEST_URI": "/%2573tatus"], false), (["REQUEST_URI": "/status/"], false),
        (["REQUEST_URI": "//status"], false),
        (["REQUEST_URI": "/Status"], false), (["REQUEST_URI": "/status;x"], false), (["REQUEST_URI": "/statu"], false),
        (["REQUEST_URI": "/a/../status"], false), (["REQUEST_URI": "http://host/status"], false),
        (["REQUEST_URI": "/other", "SCRIPT_NAME": "/status"], false),
        (["DOCUMENT_URI": "/status"], true), (["SCRIPT_NAME": "/status", "PATH_INFO": ""], true),
        (["SCRIPT_NAME": "", "PATH_INFO": "/status"], true), (["SCRIPT_NAME": "/sta", "PATH_INFO": "tus"], true),
        (["SCRIPT_NAME": "/app", "PATH_INFO": "/status"], false), (["REQUEST_URI": "", "PATH_INFO": "/status"], true),
        ([:], false),
    ]

    @Test(arguments: paths)
    func theWholePathAsTheApplicationSeesIt(variables: [String: String], isStatus: Bool) {
        #expect((response(variables) != nil) == isStatus)
    }

    @Test(arguments: ["POST", "PUT", "OPTIONS", "get", ""])
    func otherMethodsAreTheApplications(method: String) {
        #expect(response(["REQUEST_URI": "/status", "REQUEST_METHOD": method]) == nil)
    }

    @Test func withoutPathsThereIsNothing() throws {
        let pages = try StatusPages()
        #expect(pages.isEmpty)
        #expect(response(["REQUEST_URI": "/status"], pages: pages) == nil)
        #expect(response([:], pages: pages) == nil)
    }
}
