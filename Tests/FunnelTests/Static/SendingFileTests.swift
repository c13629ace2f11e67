// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import HTTPTypes
import TestSupport
import Testing

@testable import Funnel

@Suite("Sending a file")
struct SendingFileTests {
    private let tree: StaticTree

    init() throws {
        tree = try StaticTree()
    }

    @Test("ends the request with it")
    func whole() throws {
        let path = tree.file("hello.txt")
        let (response, lines) = try TestHandler.answer { handler in
            try handler.setHeader(.contentType, "text/x-test")
            try handler.finish(file: GatewayFile(path: path))
            #expect(handler.isFinished)
            #expect(throws: HTTPOutputError.alreadyFinished) { try handler.finish(file: GatewayFile(path: path)) }
        }
        #expect(response.field("Content-Length") == "5" && response.field("Content-Type") == "text/x-test")
        #expect(try response.sent() == "hello")
        #expect(lines.count == 1)
    }

    @Test("sends what was written before, and parts of parts")
    func parts() throws {
        let path = tree.file("hello.txt")
        let response = try TestHandler.answer { handler in
            handler.write("<")
            let part = try GatewayFile(path: path, part: 1..<5)
            try handler.finish(file: GatewayFile(part, part: 1..<3))
        }.response
        #expect(response.field("Content-Length") == "3")
        #expect(try response.sent() == "<ll")
        let file = try GatewayFile(path: path, part: 1..<5)
        for outside in [0..<5, -1..<2, 5..<5] {
            #expect(throws: GatewayFileError(path: path, problem: .tooShort)) {
                try GatewayFile(file, part: outside)
            }
        }
    }

    @Test("sends nothing for HEAD, and is refused where there is no body")
    func noBody() throws {
        let path = tree.file("hello.txt")
        let head = try TestHandler.answer(.make("HEAD", "/")) { try $0.finish(file: GatewayFile(path: path)) }.response
        #expect(head.field("Content-Length") == "5")
        #expect(try head.sent().isEmpty)
        let (response, lines) = try TestHandler.answer { handler in
            handler.setStatus(.noContent)
            try handler.finish(file: GatewayFile(path: path))
        }
        #expect(response.status == .internalServerError)
        #expect(lines.contains { $0.contains("a response with status 204 has no body") })
    }

    @Test("holds one piece of it at a time")
    func pieces() throws {
        try tree.write("large.bin", String(repeating: "0123456789abcdef", count: 16_384) + "rest")
        let pieces = try fetch("large.bin").sentPieces()
        #expect(pieces.map(\.count) == [65_536, 65_536, 65_536, 65_536, 4])
        let part = try fetch("large.bin", ["HTTP_RANGE": "bytes=65535-131072"]).sentPieces()
        #expect(part.map(\.count) == [65_536, 2])
        #expect(part[0].prefix(2).elementsEqual("f0".utf8))
    }

    @Test("sends the file that was there when it was asked for")
    func replaced() throws {
        let response = try fetch("hello.txt")
        #expect(unlink(tree.file("hello.txt")) == 0)
        try tree.link("hello.txt", to: "../static_evil/secret.txt")
        #expect(try response.sent() == "hello")
    }

    @Test("ends in an error when the file is shortened meanwhile, and not early")
    func shortened() throws {
        try tree.write("large.bin", String(repeating: "x", count: 200_000))
        let response = try fetch("large.bin")
        guard case .file(let file) = response.body else { throw TestFailure("no file: \(response.body)") }
        let path = tree.file("large.bin")
        let writer = ShorteningWriter { truncate(path, 100_000) }
        #expect(throws: GatewayFileError(path: "large.bin", problem: .tooShort)) { try file.write(to: writer) }
        #expect(writer.count == 100_000)
        #expect(response.field("Content-Length") == "200000")
    }

    @Test("gives descriptors back")
    func descriptors() throws {
        // Other tests run beside this one: what they have open comes and goes.
        let ours = { Self.openDescriptors().filter { $0.hasPrefix(tree.directory.path) }.count }
        var responses = try (0..<20).map { _ in try fetch("hello.txt") }
        #expect(ours() == 20)
        responses.removeAll()
        for path in ["missing", "link_out.txt", "sub", "pipe", "self/self/missing"] { _ = try fetch(path) }
        #expect(ours() == 0)
    }

    private func fetch(_ name: String, _ variables: [String: String] = [:]) throws -> GatewayResponse {
        let root = tree.root
        let site = try LoggedApplication([Route("/(.*)") { StaticFileHandler($0, root: root) }])
        return site.answer(.make("GET", "/\(name)", variables))
    }

    /// What the descriptors of this process refer to.
    private static func openDescriptors() -> [String] {
        (0..<1_024).compactMap { number in
            var buffer = [CChar](repeating: 0, count: 4_096)
            let count = readlink("/proc/self/fd/\(number)", &buffer, buffer.count)
            return count > 0
                ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
        }
    }
}

/// Does something to the file after the first piece.
private final class ShorteningWriter: GatewayBodyWriter {
    private(set) var count = 0
    private let shorten: () -> Int32

    init(_ shorten: @escaping () -> Int32) {
        self.shorten = shorten
    }

    func write(_ chunk: [UInt8]) throws {
        if count == 0, shorten() != 0 { throw TestFailure("truncate") }
        count += chunk.count
    }

    func flush() {}
}
