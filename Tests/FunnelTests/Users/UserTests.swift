// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct UserTests {
    private final class Login: RequestHandler, Authenticating {
        func currentUser() -> Int? { nil }
        override var loginURL: String { request.headers[.from] ?? "" }
        override func get() throws { try require(.authenticated) }
        override func head() throws { _ = try requireUser() }
        override func post() throws { _ = try requireUser() }
        override func put() throws { _ = try requireUser() }
    }

    /// The answers are those of Tornado 6.6.1.
    @Test(
        arguments: [
            ("GET", "/private", "/login", "/login?next=%2Fprivate"),
            ("GET", "/private?x=1&y=a+b", "/login", "/login?next=%2Fprivate%3Fx%3D1%26y%3Da%2Bb"),
            ("HEAD", "/private", "/login", "/login?next=%2Fprivate"), ("POST", "/private", "/login", nil),
            ("PUT", "/private", "/login", nil), ("GET", "/private", "/login?from=q", "/login?from=q"),
            ("GET", "/private", "/login#a", "/login#a?next=%2Fprivate"),
            ("GET", "/p?x=1", "http://login.test/in", "http://login.test/in?next=http%3A%2F%2Fexample.org%2Fp%3Fx%3D1"),
            ("GET", "/p", "https://login.test/", "https://login.test/?next=http%3A%2F%2Fexample.org%2Fp"),
            ("GET", "/p", "//login.test/", "//login.test/?next=%2Fp"), ("GET", "/p", "login", "login?next=%2Fp"),
            ("GET", "/p", "mailto:x", "mailto:x?next=http%3A%2F%2Fexample.org%2Fp"),
            ("GET", "/a%20b/~c;d=1,2", "/login", "/login?next=%2Fa%2520b%2F~c%3Bd%3D1%2C2"),
            ("GET", "/a'(b)*!", "/login", "/login?next=%2Fa%27%28b%29%2A%21"),
        ] as [(String, String, String, String?)]
    )
    func nobodyIsSentToTheLoginPage(method: String, target: String, login: String, location: String?) throws {
        let application = try Application([Route(".*", Login.init)])
        let response = application.respond(to: .make(method, target, ["HTTP_FROM": login]))
        #expect(response.status == (location == nil ? .forbidden : .found))
        #expect(response.headerFields[.location] == location)
        #expect(location == nil || response.text.isEmpty)
    }

    @Test func theUserIsTheResultAndLookedForOnce() throws {
        let (response, _) = try SecurityHandler.answer(.make("POST", "/", ["HTTP_COOKIE": "user=joe"])) {
            try $0.require(.authenticated)
            let user: String = try $0.requireUser()
            let same = try $0.user
            $0.write("\(user) \(same ?? "") \($0.lookups)")
        }
        #expect(response.text == "joe joe 1")
    }

    @Test func nobodyIsRememberedToo() throws {
        let (response, _) = try SecurityHandler.answer {
            $0.write("\(try $0.user ?? "nobody") \(try $0.user ?? "nobody") \($0.lookups)")
        }
        #expect(response.text == "nobody nobody 1")
    }

    @Test func aUserCanBeSet() throws {
        let (response, _) = try SecurityHandler.answer {
            $0.setUser("ann")
            $0.write("\(try $0.requireUser()) \($0.lookups)")
            $0.setUser(nil)
            $0.write(try $0.user ?? " gone")
        }
        #expect(response.text == "ann 0 gone")
    }

    @Test func theLoginURLIsMissedByName() throws {
        let (response, lines) = try SecurityHandler.answer { _ = try $0.requireUser() }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("loginURL"))
    }

    private struct Trouble: Error {}

    private final class Failing: RequestHandler, Authenticating {
        func currentUser() throws -> Int? { throw Trouble() }
        override func get() throws { write("\(try requireUser())") }
    }

    @Test func anErrorOfTheLookupIsAnError() throws {
        let logged = try LoggedApplication([Route("/", Failing.init)])
        #expect(logged.answer(.make()).status == .internalServerError)
        #expect(logged.lines[0].contains("Trouble"))
    }
}
