// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

@testable import Funnel

@Suite("A file as a body")
struct GatewayFileTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test("is sent whole, or the part that was asked for")
    func parts() throws {
        let path = try folder.write("digits.txt", "0123456789".utf8)
        #expect(try sent(GatewayFile(path: path)) == "0123456789")
        #expect(try sent(GatewayFile(path: path, part: 3..<7)) == "3456")
        #expect(try sent(GatewayFile(path: path, part: 10..<10)) == "")
    }

    @Test("is sent as it was when it was opened")
    func removed() throws {
        let path = try folder.write("gone.txt", "still here".utf8)
        let file = try GatewayFile(path: path)
        #expect(unlink(path) == 0)
        #expect(try sent(file) == "still here")
    }

    @Test("is refused with its path and the reason")
    func refused() throws {
        let missing = folder.path + "/missing"
        #expect(throws: GatewayFileError(path: missing, problem: .system(2))) { try GatewayFile(path: missing) }
        #expect(throws: GatewayFileError(path: folder.path, problem: .notRegular)) {
            try GatewayFile(path: folder.path)
        }
        let short = try folder.write("short", "abc".utf8)
        #expect(throws: GatewayFileError(path: short, problem: .tooShort)) {
            try GatewayFile(path: short, part: 0..<4)
        }
    }

    private func sent(_ file: GatewayFile) throws -> String {
        let writer = CollectingWriter()
        try file.write(to: writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

private final class CollectingWriter: GatewayBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ chunk: [UInt8]) { bytes += chunk }
    func flush() {}
}
