// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Where the first user becomes the author. After that nobody can sign up.
final class SignUpHandler: FormHandler {
    private static let fewestCharacters = 8

    override func get() throws {
        if try site.database.hasAuthor() { return try redirect(to: reverseURL("signin")) }
        try super.get()
    }

    override func showForm(problem: String?) throws {
        let data: [String: Any?] = [
            "title": "Become the author", "problem": problem, "name": try bodyArgument("name", default: ""),
        ]
        try render("signup", data)
    }

    override func submit() throws {
        let name = try bodyArgument("name", default: "")
        let password = try bodyArgument("password", default: "", trimmed: false)
        guard (1...60).contains(name.count) else { throw Problem(.badRequest, "Give a name of up to 60 characters.") }
        guard password.count >= Self.fewestCharacters, password.utf8.count <= 1_000 else {
            throw Problem(.badRequest, "Choose a password of \(Self.fewestCharacters) characters or more.")
        }
        guard try !site.database.hasAuthor() else { throw hasAuthor }
        do {
            try signIn(site.database.addAuthor(name: name, password: PasswordHash.make(password)), next: "/")
        } catch is BlogDatabase.AuthorExists {
            throw hasAuthor
        }
    }

    private var hasAuthor: Problem { Problem(.conflict, "This blog has an author already, who can sign in.") }
}
