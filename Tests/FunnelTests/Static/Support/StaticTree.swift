// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

@testable import Funnel

/// A folder `site/static` with files and links in and out of it, and things around it that nobody may see.
final class StaticTree: Sendable {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for folder in [
            "site", "site/static", "site/static/sub", "site/static/empty", "site/static/folder",
            "site/static/folder/index.html", "site/static/locked.d", "site/static_evil", "other",
        ] {
            guard mkdir(directory.file(folder), 0o755) == 0 else { throw TestFailure("mkdir \(folder)") }
        }
        for (name, text) in Self.files { try directory.write(name, text.utf8) }
        for (name, target) in Self.links { try link(name, to: target) }
        try link("link_abs_in.txt", to: file("hello.txt"))
        guard mkfifo(file("pipe"), 0o644) == 0 else { throw TestFailure("mkfifo") }
    }

    /// The folder that is served.
    var root: String { directory.file("site/static") }

    /// The path of something in it.
    func file(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes a file in it, with the time of modification that the conformance tests have.
    func write(_ name: String, _ text: String, modified: Int = 1_700_000_000) throws {
        let path = try directory.write("site/static/\(name)", text.utf8)
        var times = [timeval](repeating: timeval(tv_sec: modified, tv_usec: 0), count: 2)
        guard utimes(path, &times) == 0 else { throw TestFailure("utimes \(path)") }
    }

    /// Makes a link in it.
    func link(_ name: String, to target: String) throws {
        guard symlink(target, file(name)) == 0 else { throw TestFailure("symlink \(name)") }
    }

    private static let files = [
        "site/static/hello.txt": "hello", "site/static/sub/index.html": "index", "site/static/sub/inner.txt": "inner",
        "site/static/empty/.keep": "", "site/static/pct%41.txt": "percent", "site/static/sp ace.txt": "space",
        "site/static/dots..txt": "dots", "site/static/...": "three", "site/static/uni-\u{e9}.txt": "uni",
        "site/static/back\\slash.txt": "back", "site/static/nl\nx.txt": "line",
        "site/static_evil/secret.txt": "secret", "site/outside.txt": "outside", "other/shared.txt": "shared",
    ]

    private static let links = [
        "link_in.txt": "hello.txt", "link_out.txt": "../static_evil/secret.txt", "dir_out": "../static_evil",
        "dir_in": "sub", "link_abs_out.txt": "/etc/passwd", "loop": "loop", "dangling_out": "../nothing",
        "link_twice.txt": "link_in.txt", "link_round.txt": "../static/hello.txt", "self": ".",
        "shared": "../../other", "empty/index.html": "../../outside.txt",
    ]
}
