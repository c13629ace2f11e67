// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import HTTPTypes
import Locking
import TestSupport
import Testing

@testable import Funnel

@Suite("Paths of static files")
struct TraversalTests {
    private let tree: StaticTree
    private let site: LoggedApplication

    init() throws {
        let tree = try StaticTree()
        let (root, other) = (tree.root, tree.directory.file("other"))
        self.tree = tree
        site = try LoggedApplication([
            Route("/plain/(.*)") { StaticFileHandler($0, root: root) },
            Route("/default/(.*)") { StaticFileHandler($0, root: root, defaultFile: "index.html") },
            Route("/rooted/(.*)") { StaticFileHandler($0, root: root, allowedSymlinkFolders: [other]) },
        ])
    }

    @Test("are answered as Tornado answers them")
    func table() throws {
        for row in try TableRow.rows(of: TraversalTable.rows) {
            let target = "/\(row.arguments[0])/\(row.arguments[1])"
            // A link that leads nowhere is not told apart from one that leads out.
            let expected = row.arguments[1].hasPrefix("loop") ? "403" : row.result
            #expect(try answer(target) == expected, "\(target)")
        }
    }

    @Test("may be of any length")
    func length() throws {
        #expect(try answer("/plain/" + String(repeating: "a", count: 300)) == "404")
        #expect(try answer("/plain/" + String(repeating: "a/", count: 5_000)) == "404")
        #expect(try answer("/plain/" + String(repeating: "self/", count: 2_000) + "hello.txt") == "404")
        #expect(try answer("/plain/" + String(repeating: "../", count: 500) + "etc/passwd") == "403")
        #expect(try answer("/plain/" + String(repeating: "./", count: 1_000) + "hello.txt") == "200 hello")
        #expect(try answer("/plain/" + String(repeating: "x/../", count: 500) + "hello.txt") == "200 hello")
    }

    @Test("with a NUL are refused", arguments: ["hello.txt%00", "%00", "hello.txt%00.png", "..%00/outside.txt"])
    func nul(path: String) throws {
        #expect(try answer("/plain/\(path)") == "400")
    }

    @Test("that lead out give nothing away: what is out there and what is not look the same")
    func oracle() throws {
        for there in [true, false] {
            #expect(try answer("/plain/dir_out/" + (there ? "secret.txt" : "missing.txt")) == "403")
            #expect(try answer("/default/dir_out" + (there ? "" : "/missing")) == "403")
            #expect(try answer("/plain/" + (there ? "link_out.txt" : "dangling_out")) == "403")
        }
    }

    @Test("of a root that is a link itself, and of one that is replaced while the program runs")
    func linkedRoot() throws {
        let current = tree.directory.file("current")
        let linked = try LoggedApplication([Route("/(.*)") { StaticFileHandler($0, root: current) }])
        #expect(symlink("site/static", current) == 0)
        #expect(try answer("/hello.txt", of: linked) == "200 hello")
        #expect(try answer("/link_out.txt", of: linked) == "403")
        #expect(unlink(current) == 0 && symlink("other", current) == 0)
        #expect(try answer("/hello.txt", of: linked) == "404")
        #expect(try answer("/shared.txt", of: linked) == "200 shared")
        #expect(unlink(current) == 0)
        #expect(try answer("/shared.txt", of: linked) == "404")
    }

    @Test("of the root of the file system, for those who check themselves")
    func wholeSystem() throws {
        let everything = try LoggedApplication([Route("/(.*)") { StaticFileHandler($0, root: "/") }])
        #expect(try answer("/\(tree.directory.file("other/shared.txt"))", of: everything) == "200 shared")
    }

    @Test("are checked on what was opened: a link that keeps changing never leads out")
    func swappedLinks() throws {
        try tree.link("swapped_in", to: "hello.txt")
        try tree.link("swapped_out", to: "../static_evil/secret.txt")
        let (inside, outside) = (tree.file("swapped_in"), tree.file("swapped_out"))
        let target = tree.file("swapped")
        let isDone = Lock(false)
        let swapper = try TestThread {
            while !isDone.withLock({ $0 }) {
                for source in [inside, outside] {
                    unlink(target + ".new")
                    _ = Glibc.link(source, target + ".new")
                    rename(target + ".new", target)
                }
            }
        }
        var seen: Set<String> = []
        _ = waitUntil {
            for _ in 0..<200 { seen.insert((try? answer("/plain/swapped")) ?? "error") }
            return seen.isSuperset(of: ["200 hello", "403"])
        }
        isDone.withLock { $0 = true }
        swapper.join()
        #expect(seen.isSuperset(of: ["200 hello", "403"]))
        #expect(seen.isSubset(of: ["200 hello", "403", "404"]))
    }

    private func answer(_ target: String, of site: LoggedApplication? = nil) throws -> String {
        let response = (site ?? self.site).answer(.make("GET", target))
        let body = response.status == .ok ? " \(try response.sent())" : ""
        return "\(response.status.code)\(body)\(response.headerFields[.location].map { " \($0)" } ?? "")"
    }
}
