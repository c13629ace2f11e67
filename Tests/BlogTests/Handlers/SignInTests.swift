// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelTesting
import HTTPTypes
import Testing

@testable import Blog

@Suite("Signing up, in and out")
struct SignInTests {
    @Test("the first user becomes the author, and nobody after that")
    func signUp() throws {
        let visitor = try Visitor(entries: true)
        #expect(try visitor.client.get("/").text.contains("become the author"))
        #expect(try visitor.client.get("/signin").headers[.location] == "/signup")
        let front = try visitor.signUp()
        #expect(front.status == .ok)
        #expect(front.text.contains("Sign out"))
        #expect(!front.text.contains("become the author"))

        let other = visitor.another()
        #expect(try other.get("/signup").headers[.location] == "/signin")
        #expect(throws: BlogDatabase.AuthorExists.self) {
            try visitor.site.database.addAuthor(name: "Eve", password: "x")
        }
    }

    @Test(
        "a name or password that will not do: the form again, with the name in it",
        arguments: [
            ("", "long enough"), ("Ann", "short"), ("Ann", ""), (String(repeating: "x", count: 61), "long enough"),
        ]
    )
    func refusedSignUp(name: String, password: String) throws {
        let visitor = try Visitor()
        let token = try visitor.client.formToken(at: "/signup")
        let form = ["name": name, "password": password, "_xsrf": token] as KeyValuePairs
        let response = try visitor.client.post("/signup", form: form)
        #expect(response.status == .badRequest)
        #expect(response.text.contains("role=\"alert\""))
        #expect(response.text.contains("value=\"\(name)\""))
        #expect(try !visitor.site.database.hasAuthor())
    }

    @Test("signed out, and in again; the password is stored as a hash")
    func signOutAndIn() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let stored = try #require(try visitor.site.database.author(named: "ANN"))
        #expect(stored.password.hasPrefix("$scrypt$"))
        let token = try visitor.client.formToken(at: "/")
        let answer = try visitor.client.post("/signout", form: ["_xsrf": token], follow: .redirects)
        #expect(answer.text.contains("Sign in"))
        #expect(try visitor.client.get("/compose").headers[.location] == "/signin?next=%2Fcompose")
        #expect(try visitor.signIn().status == .seeOther)
        #expect(try visitor.client.get("/compose").status == .ok)
    }

    @Test("a wrong password, five times, then the right one: too many attempts; another address may")
    func tooManyAttempts() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        visitor.client.cookies.removeAll()
        for _ in 1...SignInLimit.attempts {
            let response = try visitor.signIn(password: "wrong")
            #expect(response.status == .forbidden)
            #expect(response.text.contains("The name or the password is wrong."))
            #expect(response.text.contains("value=\"ann\""))
        }
        let refused = try visitor.signIn()
        #expect(refused.status == .tooManyRequests)
        #expect(refused.headers[.retryAfter] == "900")
        visitor.client.remoteIP = "192.0.2.7"
        #expect(try visitor.signIn().status == .seeOther)
    }

    @Test(
        "after signing in one goes on where one was, but never to another site",
        arguments: [
            ("/compose", "/compose"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/"),
            ("/a\nb", "/"), ("", "/"), ("/é", "/"),
        ]
    )
    func next(asked: String, answered: String) throws {
        let visitor = try Visitor()
        try visitor.signUp()
        visitor.client.cookies.removeAll()
        let token = try visitor.client.formToken(at: "/signin")
        let form = ["name": "Ann", "password": Visitor.password, "next": asked, "_xsrf": token] as KeyValuePairs
        #expect(try visitor.client.post("/signin", form: form).headers[.location] == answered)
    }

    @Test("a cookie that somebody made is nobody's")
    func forgedCookie() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        let response = try visitor.another().get("/compose", headers: [.cookie: "author=1"])
        #expect(response.status == .found)
    }

    @Test("signing out needs the form's token")
    func forgedSignOut() throws {
        let visitor = try Visitor()
        try visitor.signUp()
        #expect(try visitor.client.post("/signout").status == .forbidden)
        #expect(try visitor.client.get("/").text.contains("Sign out"))
    }

    @Test("no script sees the cookie; over HTTPS it is never sent otherwise", arguments: ["http", "https"])
    func attributes(scheme: String) throws {
        let visitor = try Visitor()
        let client = visitor.another(baseURL: "\(scheme)://blog.example")
        let answer = try client.post(
            "/signup",
            form: ["name": "Ann", "password": Visitor.password, "_xsrf": client.formToken(at: "/signup")]
        )
        let line = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("author=") })
        #expect(line.contains("HttpOnly") && line.contains("SameSite=Lax"))
        #expect(line.contains("Secure") == (scheme == "https"))
    }
}
