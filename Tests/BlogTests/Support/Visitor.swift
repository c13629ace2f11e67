// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelTesting
import GRDB
import TestSupport

@testable import Blog

/// A blog of its own in a fresh folder, and a browser that visits it.
final class Visitor {
    static let password = "correct horse"

    let site: Site
    let client: TestClient
    let log = TestLog()
    private let application: GatewayFunction

    init(entries: Bool = false, configuration: Configuration = Configuration(), folder: TemporaryDirectory? = nil)
        throws
    {
        let folder = try folder ?? TemporaryDirectory()
        site = try Site(
            database: BlogDatabase(path: folder.file("blog.sqlite"), configuration: configuration),
            images: ImageFolder(path: folder.file("images"))
        )
        if entries { try site.database.addFirstEntries() }
        let source = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../Sources/Examples/Blog")
        let blog = try site.application(
            secret: CookieSecret("a secret for tests, of many characters"),
            assets: Assets(folder: source.standardized.path),
            loggers: log.loggers
        )
        // The folder stays as long as somebody can ask for something in it.
        application = GatewayFunction { environment in
            withExtendedLifetime(folder) { blog.respond(to: environment) }
        }
        client = TestClient(application, log: log)
    }

    /// Another browser, without this one's cookies.
    func another(baseURL: String = "http://localhost") -> TestClient {
        TestClient(application, baseURL: baseURL, log: log)
    }

    /// Becomes the author.
    @discardableResult
    func signUp() throws -> TestResponse {
        try client.post(
            "/signup",
            form: ["name": "Ann", "password": Self.password, "_xsrf": client.formToken(at: "/signup")],
            follow: .redirects
        )
    }

    @discardableResult
    func signIn(password: String = password) throws -> TestResponse {
        let token = try client.formToken(at: "/signin")
        return try client.post("/signin", form: ["name": "ann", "password": password, "_xsrf": token])
    }

    /// Sends the form of a new entry.
    func compose(title: String, text: String = "Some text.", _ more: [MultipartPart] = []) throws -> TestResponse {
        try send(to: "/compose", title: title, text: text, more)
    }

    /// Sends the form of an entry, a new one or an old one.
    func send(to page: String, title: String, text: String, _ more: [MultipartPart] = []) throws -> TestResponse {
        let parts: [MultipartPart] = [
            .field("_xsrf", try client.formToken(at: page)), .field("title", title), .field("text", text),
        ]
        return try client.post(page, multipart: parts + more)
    }
}

/// The smallest picture there is: a GIF of one point.
let tinyImage = Array("GIF89a\u{1}\0\u{1}\0\0\0\0;".utf8)
