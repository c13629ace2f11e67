// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What Tornado 6.6.1 answers to requests for handlers with `addslash` and `removeslash`.
struct SlashRow: Sendable {
    var adds: Bool
    var method: String
    var target: String
    var status: Int
    var location: String?

    init(_ adds: Bool, _ method: String, _ target: String, _ status: Int, _ location: String? = nil) {
        self.adds = adds
        self.method = method
        self.target = target
        self.status = status
        self.location = location
    }

    static let all: [SlashRow] = [
        SlashRow(true, "GET", "/", 200),
        SlashRow(true, "GET", "/a", 301, "/a/"),
        SlashRow(true, "GET", "/a/", 200),
        SlashRow(true, "GET", "/a//", 200),
        SlashRow(true, "GET", "/a///?x=1&y=%20", 200),
        SlashRow(true, "GET", "/a?x=1&b=%20", 301, "/a/?x=1&b=%20"),
        SlashRow(true, "GET", "/a?", 301, "/a/"),
        SlashRow(true, "GET", "/a/?", 200),
        SlashRow(true, "GET", "//example.test", 403),
        SlashRow(true, "GET", "//example.test/", 200),
        SlashRow(true, "GET", "//example.test//", 200),
        SlashRow(true, "GET", "/\\example.test", 403),
        SlashRow(true, "GET", "/\\example.test/", 200),
        SlashRow(true, "GET", "///", 200),
        SlashRow(true, "GET", "//", 200),
        SlashRow(true, "HEAD", "/a", 301, "/a/"),
        SlashRow(true, "HEAD", "/a/", 200),
        SlashRow(true, "POST", "/a", 404),
        SlashRow(true, "POST", "/a/", 200),
        SlashRow(true, "POST", "/", 200),
        SlashRow(true, "GET", "/a%2F", 301, "/a%2F/"),
        SlashRow(true, "GET", "/a%2F/", 200),
        SlashRow(true, "GET", "/a/?//b/", 200),
        SlashRow(true, "GET", "/a/b/c/", 200),
        SlashRow(false, "GET", "/", 200),
        SlashRow(false, "GET", "/a", 200),
        SlashRow(false, "GET", "/a/", 301, "/a"),
        SlashRow(false, "GET", "/a//", 301, "/a"),
        SlashRow(false, "GET", "/a///?x=1&y=%20", 301, "/a?x=1&y=%20"),
        SlashRow(false, "GET", "/a?x=1&b=%20", 200),
        SlashRow(false, "GET", "/a?", 200),
        SlashRow(false, "GET", "/a/?", 301, "/a"),
        SlashRow(false, "GET", "//example.test", 200),
        SlashRow(false, "GET", "//example.test/", 403),
        SlashRow(false, "GET", "//example.test//", 403),
        SlashRow(false, "GET", "/\\example.test", 200),
        SlashRow(false, "GET", "/\\example.test/", 403),
        SlashRow(false, "GET", "///", 200),
        SlashRow(false, "GET", "//", 200),
        SlashRow(false, "HEAD", "/a", 200),
        SlashRow(false, "HEAD", "/a/", 301, "/a"),
        SlashRow(false, "POST", "/a", 200),
        SlashRow(false, "POST", "/a/", 404),
        SlashRow(false, "POST", "/", 404),
        SlashRow(false, "GET", "/a%2F", 200),
        SlashRow(false, "GET", "/a%2F/", 301, "/a%2F"),
        SlashRow(false, "GET", "/a/?//b/", 301, "/a?//b/"),
        SlashRow(false, "GET", "/a/b/c/", 301, "/a/b/c"),
    ]
}
