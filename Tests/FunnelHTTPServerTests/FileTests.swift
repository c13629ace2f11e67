// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc
import HTTPTypes
import TestSupport
import Testing

/// Files as bodies.
@Suite struct FileTests {
    private static let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func server(
        _ path: String,
        part: Range<Int>? = nil,
        limits: Limits = Limits(),
        _ completed: Counter = Counter()
    ) throws -> RunningServer<GatewayFunction> {
        try RunningServer(threads: 1, limits: limits) { _ in
            GatewayResponse(
                status: .ok,
                body: .file(try GatewayFile(path: path, part: part)),
                completion: { completed.increment() }
            )
        }
    }

    /// A file whose bytes tell where they are.
    private func file(size: Int) throws -> (path: String, bytes: [UInt8]) {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        return (try folder.write("file", bytes), bytes)
    }

    @Test(arguments: [0, 1, 65_536, 1_000_003])
    func filesAreSent(size: Int) throws {
        let (path, bytes) = try file(size: size)
        let completed = Counter()
        let server = try server(path, completed)
        let client = try server.connect()
        for number in 1...3 {
            try client.send(Self.request)
            let answer = try client.receive()
            #expect(answer.field("content-length") == "\(size)")
            #expect(answer.body == bytes)
            #expect(waitUntil { completed.value == number })
        }
    }

    @Test func partsAreSent() throws {
        let (path, bytes) = try file(size: 200_000)
        let answer = try server(path, part: 100_001..<150_000).answer(Self.request)
        #expect(answer.body == Array(bytes[100_001..<150_000]))
    }

    @Test func headSendsNoFile() throws {
        let (path, _) = try file(size: 1_000)
        let server = try server(path)
        let client = try server.connect()
        try client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + Self.request)
        #expect(try client.receive(hasBody: false).status == 200)
        #expect(try client.receive().body.count == 1_000)
    }

    @Test func aFileOf100MBGoesByInLittleMemory() throws {
        let path = try folder.write("large", [])
        #expect(truncate(path, 100_000_000) == 0)
        let server = try server(path)
        let client = try server.connect()
        try client.send(Self.request + Self.request)
        for _ in 0..<2 { #expect(try client.receive().body.count == 100_000_000) }
    }

    @Test func manyClientsTakeLargeFilesFromOneThread() throws {
        let path = try folder.write("large", [])
        #expect(truncate(path, 20_000_000) == 0)
        let server = try server(path)
        let clients = try (0..<5).map { _ in try server.connect(receiveBuffer: 4_096) }
        for client in clients { try client.send(Self.request) }
        for client in clients { #expect(try client.receive().body.count == 20_000_000) }
    }

    @Test func aFileThatBecomesShorterCutsTheConnection() throws {
        let path = try folder.write("large", [])
        #expect(truncate(path, 100_000_000) == 0)
        var limits = Limits()
        limits.drainTime = .milliseconds(100)
        let completed = Counter()
        let server = try server(path, limits: limits, completed)
        let client = try server.connect(receiveBuffer: 4_096)
        try client.send(Self.request)
        #expect(client.takeByte() != nil)
        #expect(truncate(path, 10) == 0)
        #expect(throws: TestFailure.self) { try client.receive() }
        #expect(waitUntil { completed.value == 1 })
        #expect(server.lines.contains("Response not complete (127.0.0.1): the file has become shorter"))
    }

    @Test func aClientThatGoesAwayGivesTheThreadFree() throws {
        let path = try folder.write("large", [])
        #expect(truncate(path, 100_000_000) == 0)
        let completed = Counter()
        let server = try server(path, completed)
        do {
            let client = try server.connect(receiveBuffer: 4_096)
            try client.send(Self.request)
            #expect(client.takeByte() != nil)
        }
        #expect(waitUntil { completed.value == 1 })
        #expect(server.stop())
    }
}
