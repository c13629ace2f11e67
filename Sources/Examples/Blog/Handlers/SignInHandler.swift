// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Where the author signs in.
final class SignInHandler: FormHandler {
    override func get() throws {
        guard try site.database.hasAuthor() else { return try redirect(to: reverseURL("signup")) }
        try super.get()
    }

    override func showForm(problem: String?) throws {
        let data: [String: Any?] = [
            "title": "Sign in", "problem": problem, "name": try bodyArgument("name", default: ""), "next": try next,
        ]
        try render("signin", data)
    }

    override func submit() throws {
        let name = try bodyArgument("name", default: "")
        let password = try bodyArgument("password", default: "", trimmed: false)
        guard site.signInLimit.begin(request.remoteIP) else {
            try setHeader("Retry-After", "\(Int(SignInLimit.period))")
            throw Problem(.tooManyRequests, "Too many attempts. Wait a quarter of an hour, then try again.")
        }
        // For a name that nobody has the same work is done, so that the time does not tell.
        let author = try site.database.author(named: name)
        let isRight = try PasswordHash.verify(String(password.prefix(1_000)), hash: author?.password)
        guard let author, isRight else { throw Problem(.forbidden, "The name or the password is wrong.") }
        site.signInLimit.succeed(request.remoteIP)
        try signIn(author, next: next)
    }

    /// Where to go after that: a page of this site, whatever the client says.
    private var next: String {
        get throws {
            let next = try argument("next", default: "/")
            let isOwnPath = next.hasPrefix("/") && !next.hasPrefix("//") && !next.contains("\\")
            return isOwnPath && next.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? next : "/"
        }
    }
}
