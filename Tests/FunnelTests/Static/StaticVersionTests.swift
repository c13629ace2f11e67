// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import HTTPTypes
import Locking
import TestSupport
import Testing

@testable import Funnel

@Suite("Versions of static files")
struct StaticVersionTests {
    private let tree: StaticTree
    private let counter = Lock(0)
    private let maker = ObjectIdentifier(StaticFileHandler.self)
    /// Long after the files of a test were made, so that their times say all there is to say.
    private let later = WallClock.now + 60

    init() throws {
        tree = try StaticTree()
    }

    @Test("are made once for each state of a file")
    func once() throws {
        let versions = StaticVersions()
        for _ in 0..<3 { #expect(try version("hello.txt", in: versions) == "1") }
        #expect(try version("link_in.txt", in: versions) == "1")
        #expect(try version("sub/inner.txt", in: versions) == "2")
        #expect(try version("hello.txt", in: versions) == "1")
        try tree.write("hello.txt", "HELLO")
        #expect(try version("hello.txt", in: versions) == "3")
        // Same length, same time of modification: only the time of the change tells.
        try tree.write("hello.txt", "hello")
        #expect(try version("hello.txt", in: versions) == "4")
        #expect(rename(tree.file("sub/inner.txt"), tree.file("hello.txt")) == 0)
        #expect(try version("hello.txt", in: versions) != "4")
    }

    @Test("are made once by all threads together")
    func threads() throws {
        let versions = StaticVersions()
        let hasBegun = Lock(0)
        let threads = try (0..<8).map { _ in
            try TestThread {
                hasBegun.withLock { $0 += 1 }
                let seen = try? version("hello.txt", in: versions) {
                    waitUntil { hasBegun.withLock { $0 } == 8 }
                }
                #expect(seen == "1")
            }
        }
        threads.forEach { $0.join() }
        #expect(counter.withLock { $0 } == 1)
    }

    @Test("are made anew as long as a change might not show, and not kept for a file that changed meanwhile")
    func unsettled() throws {
        let versions = StaticVersions()
        #expect(try version("hello.txt", in: versions, now: WallClock.now) == "1")
        #expect(try version("hello.txt", in: versions, now: WallClock.now) == "2")
        let tree = tree
        #expect(try version("hello.txt", in: versions) { try? tree.write("hello.txt", "changed") } == "3")
        #expect(try version("hello.txt", in: versions) == "4")
        #expect(try version("hello.txt", in: versions) == "4")
    }

    @Test("are not kept for a file that could not be read")
    func failure() throws {
        let versions = StaticVersions()
        let file = try open("hello.txt")
        #expect(throws: TestFailure.self) {
            try versions.version(of: file, madeBy: maker, now: later) { throw TestFailure("unreadable") }
        }
        #expect(try version("hello.txt", in: versions) == "1")
    }

    @Test("of different makers are different")
    func makers() throws {
        let versions = StaticVersions()
        #expect(try version("hello.txt", in: versions) == "1")
        let other = try versions.version(of: open("hello.txt"), madeBy: ObjectIdentifier(Self.self), now: later) { "x" }
        #expect(other == "x")
        #expect(try version("hello.txt", in: versions) == "1")
    }

    @Test("are known by path as long as the same state of the same file is there")
    func byPath() throws {
        let versions = StaticVersions()
        let opened = Lock(0)
        let version = {
            try versions.version(atPath: tree.file("hello.txt")) {
                opened.withLock { $0 += 1 }
                return try StaticFolder(tree.root).open("hello.txt")
            } _: {
                "v\($0.size)"
            }
        }
        // As long as the file is so young that a change might not show, it is opened each time.
        waitUntil {
            opened.withLock { $0 = 0 }
            return (try? version()) == "v5" && (try? version()) == "v5" && opened.withLock { $0 } == 0
        }
        #expect(opened.withLock { $0 } == 0)
        try tree.write("hello.txt", "longer text")
        #expect(try version() == "v11")
        #expect(unlink(tree.file("hello.txt")) == 0)
        try tree.link("hello.txt", to: "../static_evil/secret.txt")
        #expect(throws: StaticFileError(path: "hello.txt", problem: .outside)) { try version() }
        #expect(opened.withLock { $0 } == 2)
    }

    @Test("are the SHA-512 of the content, read in pieces")
    func digest() throws {
        try tree.write("large.bin", String(repeating: "0123456789abcdef", count: 12_345))
        let whole = Array(String(repeating: "0123456789abcdef", count: 12_345).utf8)
        let expected = Hexadecimal.encode(try DigestAlgorithm.sha512.digest(whole))
        #expect(try open("large.bin").sha512() == String(decoding: expected, as: UTF8.self))
    }

    @Test("end where files become too large")
    func largest() throws {
        let handler = { (name: String) throws -> String? in
            let root = tree.root
            let application = try Application([Route("/(.*)") { StaticFileHandler($0, root: root) }])
            let response = application.respond(to: .make("HEAD", "/\(name)"))
            #expect(response.status == .ok && response.field("Last-Modified") != nil)
            return response.field("ETag")
        }
        for (name, size) in [("largest", 67_108_864), ("too_large", 67_108_865)] {
            try tree.write(name, "")
            #expect(truncate(tree.file(name), off_t(size)) == 0)
        }
        #expect(try handler("largest")?.utf8.count == 130)
        #expect(try handler("too_large") == nil)
    }

    private func open(_ name: String) throws -> StaticFile {
        try #require(try StaticFolder(tree.root).open(name))
    }

    /// The version of a file, which is how many were made before, and one.
    private func version(
        _ name: String,
        in versions: StaticVersions,
        now: Double? = nil,
        meanwhile: () -> Void = {}
    ) throws -> String? {
        try versions.version(of: open(name), madeBy: maker, now: now ?? later) {
            meanwhile()
            return counter.withLock { count in
                count += 1
                return "\(count)"
            }
        }
    }
}
