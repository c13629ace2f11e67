// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct HTTPFileTests {
    private let folder: TemporaryFolder
    private let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The file of a request, in memory or in a temporary file, whose folder is given.
    private func file(inMemory: Bool, folder temporaryFolder: String? = nil) throws -> HTTPFile {
        var limits = Limits()
        limits.temporaryFolder = temporaryFolder ?? folder.path
        if inMemory { limits.maximumFileBytesInMemory = content.count }
        let head = "--B\r\nContent-Disposition: form-data; name=f; filename=x\r\nContent-Type: a/b\r\n\r\n"
        let body = Array(head.utf8) + content + Array("\r\n--B--".utf8)
        let pieces = stride(from: 0, to: body.count, by: 65_536).map { Array(body[$0..<min($0 + 65_536, body.count)]) }
        return try #require(try Form.request(pieces, limits: limits).files["f"]?.first)
    }

    @Test(arguments: [true, false])
    func isReadWholeAndInPieces(inMemory: Bool) throws {
        let file = try file(inMemory: inMemory)
        #expect(folder.openFiles == (inMemory ? 0 : 1))
        #expect(folder.names.isEmpty, "a temporary file has no name")
        #expect(file.name == "f" && file.filename == "x" && file.contentType == "a/b")
        #expect(file.size == content.count)
        #expect(try file.body == content)
        var pieces: [[UInt8]] = []
        try file.forEachPiece { pieces.append($0) }
        #expect(pieces.map(\.count) == [65_536, 65_536, 65_536, 3_392])
        #expect(Array(pieces.joined()) == content)
    }

    @Test(arguments: [true, false])
    func isReadAnywhere(inMemory: Bool) throws {
        let file = try file(inMemory: inMemory)
        let ranges = [(0, 10), (7, 0), (199_990, 100), (200_000, 1), (300_000, 1), (-5, 3), (3, -1), (0, Int.max)]
        for (offset, count) in ranges {
            let start = min(max(0, offset), content.count)
            let expected = Array(content[start...].prefix(max(0, count)))
            #expect(try file.read(from: offset, upTo: count) == expected, "\(offset), \(count)")
        }
    }

    @Test(arguments: [(true, nil), (false, nil), (false, "/dev/shm")] as [(Bool, String?)])
    func movesToAPath(inMemory: Bool, temporaryFolder: String?) throws {
        let file = try file(inMemory: inMemory, folder: temporaryFolder)
        try file.move(to: "\(folder.path)/kept")
        #expect(folder.names == ["kept"])
        #expect(folder.bytes("kept") == content)
        #expect(folder.permissions("kept") == 0o600)
        #expect(try file.body == content, "and can still be read")
        try file.move(to: "\(folder.path)/kept", permissions: 0o644)
        #expect(folder.names == ["kept"], "in place of what is there")
        #expect(folder.permissions("kept") == 0o644)
        #expect(folder.bytes("kept") == content)
    }

    @Test(arguments: [true, false])
    func saysWhereItCannotMove(inMemory: Bool) throws {
        let file = try file(inMemory: inMemory)
        for path in ["\(folder.path)/none/kept", "\(folder.path)/a\0b", ""] {
            let error = #expect(throws: HTTPFileError.self) { try file.move(to: path) }
            #expect(error?.path == path)
            #expect(error?.operation == .move)
        }
        #expect(folder.names.isEmpty)
    }
}
