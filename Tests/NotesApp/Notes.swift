// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand
import HTTPTypes
import Synchronization

final class Notes: Sendable {
    private let texts = Mutex(["Buy milk"])

    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
}

class SiteHandler: RequestHandler, Authenticating {
    let notes: Notes

    init(_ context: HandlerContext, notes: Notes) {
        self.notes = notes
        super.init(context)
    }

    func currentUser() throws -> String? { try signedCookie("user") }

    override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
        write("<h1>\(status.code) \(status.reasonPhrase)</h1>")
    }
}

final class HomeHandler: SiteHandler {
    override func get() throws {
        write("<h1>Notes of \((try user ?? "nobody").htmlEscaped())</h1>")
        for (number, text) in notes.all.enumerated() {
            write("<p><a href=\"\(try reverseURL("note", number))\">\(text.htmlEscaped())</a></p>")
        }
        write("<form method=\"post\">\(try xsrfFormHTML())<input name=\"text\"></form>")
    }

    override func post() throws {
        _ = try requireUser()
        notes.add(try argument("text"))
        try redirect(to: "/", status: .seeOther)
    }
}

final class NoteHandler: SiteHandler {
    override func get() throws {
        let number = try pathArguments.require(0, as: Int.self)
        guard notes.all.indices.contains(number) else { throw HTTPError(.notFound) }
        try write(json: ["text": notes.all[number]])
    }
}

final class LoginHandler: SiteHandler {
    override func get() throws {
        write("<form method=\"post\">\(try xsrfFormHTML())<input name=\"name\"></form>")
    }

    override func post() throws {
        try setSignedCookie("user", try argument("name"), httpOnly: true)
        try redirect(to: "/", status: .seeOther)
    }
}

@main
struct NotesApp: ApplicationCommand {
    @Option var cookieSecret = "a secret of at least 32 characters"

    func makeApplication() throws -> some GatewayApplication {
        let notes = Notes()
        var settings = Settings()
        settings.cookieSecret = try CookieSecret(cookieSecret)
        settings.xsrfCookies = true
        settings.loginURL = "/login"
        return try Application(
            [
                Route("/") { HomeHandler($0, notes: notes) },
                Route("/note/([0-9]+)", name: "note") { NoteHandler($0, notes: notes) },
                Route("/login") { LoginHandler($0, notes: notes) },
            ],
            settings: settings
        )
    }
}
