// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// Files that the application sends, and files that it has nginx send.
    struct StaticFileTests {
        @Test("The application sends a file, and a part of it, in pieces")
        func sent() throws {
            let site = try Self.site()
            let whole = try site.exchange("GET", "/files/large.txt")
            #expect(whole.status == 200)
            #expect(whole.text == Self.text)
            #expect(whole.fields["content-type"] == "text/plain")
            let connection = try site.connect()
            let part = try connection.exchange("GET", "/files/large.txt", fields: "Range: bytes=99990-100009\r\n")
            #expect(part.status == 206)
            #expect(part.text == "01234567890123456789")
            #expect(part.fields["content-range"] == "bytes 99990-100009/\(Self.text.utf8.count)")
            let tag = try #require(whole.fields["etag"])
            #expect(try connection.exchange("GET", "/files/large.txt", fields: Self.ifNoneMatch(tag)).status == 304)
            #expect(try connection.exchange("HEAD", "/files/large.txt").fields["content-length"] == "200000")
            #expect(try connection.exchange("GET", "/files/../app.log").status == 403)
        }

        @Test("nginx sends a file, and a part of it, where the application says so")
        func accelerated() throws {
            let site = try Self.site()
            let connection = try site.connect()
            let whole = try connection.exchange("GET", "/accelerated/large.txt?v=1")
            #expect(whole.status == 200)
            #expect(whole.text == Self.text)
            #expect(whole.fields["content-type"] == "text/plain")
            #expect(whole.fields["cache-control"] == "max-age=315360000")
            #expect(whole.fields["x-accel-redirect"] == nil)
            let part = try connection.exchange("GET", "/accelerated/large.txt", fields: "Range: bytes=-5\r\n")
            #expect(part.status == 206)
            #expect(part.text == "56789")
            let tag = try #require(whole.fields["etag"])
            let known = try connection.exchange("GET", "/accelerated/large.txt", fields: Self.ifNoneMatch(tag))
            #expect(known.status == 304)
            #expect(try connection.exchange("HEAD", "/accelerated/large.txt").fields["content-length"] == "200000")
        }

        @Test(
            "nginx finds files whatever their names are",
            arguments: [
                ("a b.txt", "a%20b.txt"), ("100%.txt", "100%25.txt"), ("pct%41.txt", "pct%2541.txt"),
                ("why?.txt", "why%3F.txt"), ("a#b.txt", "a%23b.txt"), ("\u{e4}.txt", "%C3%A4.txt"),
                ("a+b.txt", "a+b.txt"),
            ]
        )
        func names(_ name: String, _ path: String) throws {
            let site = try Self.site()
            try site.app.folder.write("this is \(name)", to: "protected/\(name)")
            #expect(try site.exchange("GET", "/accelerated/\(path)").text == "this is \(name)")
        }

        @Test("Nobody gets at the files that the application guards")
        func guarded() throws {
            let site = try Self.site()
            try site.app.folder.write("secret", to: "secret.txt")
            for target in [
                "/protected/large.txt", "/protected/", "//protected/large.txt", "/x/../protected/large.txt",
                "/%70rotected/large.txt",
            ] {
                #expect(try site.exchange("GET", target).status == 404, "\(target)")
            }
            #expect(try site.exchange("GET", "/accelerated/../secret.txt").status == 403)
            #expect(try site.exchange("GET", "/accelerated/missing.txt").status == 404)
        }

        private static let text = String(repeating: "0123456789", count: 20_000)

        private static func ifNoneMatch(_ tag: String) -> String { "If-None-Match: \(tag)\r\n" }

        /// The sample with the location that it has as an example.
        private static func site() throws -> Site {
            let lines = ["# location /protected/ {", "#     internal;", "#     alias protected/;", "# }"]
            let edits = lines.map { ($0, String($0.dropFirst(2))) }
            let site = try Site(nginxEdits: Dictionary(uniqueKeysWithValues: edits))
            try site.app.folder.write(text, to: "protected/large.txt")
            return site
        }
    }
}
