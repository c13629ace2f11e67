// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import TestSupport

/// Clients that do everything a web server may do to an application, straight on its socket, until they are to end.
final class SoakLoad: Sendable {
    private let answered = Atomic(0)
    private let isOver = Atomic(false)
    private let failures = Mutex<[String]>([])
    private let threads = Mutex<[TestThread]>([])

    /// Starts the clients, each with another sequence of the same things.
    init(clients: Int, on app: SpawnedApp) throws {
        let path = app.folder.file("hello.sock")
        let threads = try (0..<clients).map { number in
            try TestThread { self.run(path: path, seed: UInt64(number)) }
        }
        self.threads.withLock { $0 = threads }
    }

    /// How many requests were answered as they should.
    var count: Int { answered.load(ordering: .relaxed) }

    /// Lets the clients end, waits for them, and tells what went wrong.
    func end() -> [String] {
        isOver.store(true, ordering: .relaxed)
        for thread in threads.withLock({ $0 }) { thread.join() }
        return failures.withLock { $0 }
    }

    private func run(path: String, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var kept: FastCGIClient?
        while !isOver.load(ordering: .relaxed) {
            do {
                let client = try kept ?? FastCGIClient(unix: path)
                kept = try act(Int.random(in: 0..<10, using: &random), client) ? client : nil
                answered.add(1, ordering: .relaxed)
            } catch {
                kept = nil
                failures.withLock { if $0.count < 20 { $0.append("\(error)") } }
            }
        }
    }

    /// - Returns: True if the connection can be used again
    private func act(_ number: Int, _ client: FastCGIClient) throws -> Bool {
        switch number {
        case 0:
            let body = TestBody.pattern(300_000)
            return try expect(200, TestRequest("POST", "/echo", body: body), client, body: body)
        case 1: return try expect(200, TestRequest("GET", "/download?mib=2"), client, length: 2 << 20)
        case 2: return try expect(404, TestRequest("GET", "/nowhere"), client)
        case 3: return try expect(500, TestRequest("GET", "/error"), client)
        case 4: return try expect(200, TestRequest("POST", "/unread", body: TestBody.pattern(50_000)), client)
        case 5:
            // The client leaves in the middle of its upload.
            let request = TestRequest("POST", "/echo", body: TestBody.pattern(100_000))
            try client.send(Array(request.bytes.dropLast(20_000)))
            return false
        case 6:
            // It leaves in the middle of a download.
            try client.send(TestRequest("GET", "/download?mib=4").bytes)
            _ = try client.receive(100_000)
            return false
        case 7:
            // The web server aborts the request.
            let request = TestRequest("POST", "/echo", body: TestBody.pattern(100_000))
            try client.send(request.records.dropLast(2).flatMap(\.bytes) + TestRecord(2).bytes)
            _ = try? client.receiveReply()
            return false
        case 8: return try expect(200, TestRequest("GET", "/", keep: false), client) && false
        default: return try expect(200, TestRequest("GET", "/"), client)
        }
    }

    private func expect(
        _ status: Int,
        _ request: TestRequest,
        _ client: FastCGIClient,
        body: [UInt8]? = nil,
        length: Int? = nil
    ) throws -> Bool {
        let reply = try client.exchange(request)
        let isRight =
            reply.isComplete && reply.text.hasPrefix("Status: \(status) ") && body.map { $0 == reply.body } ?? true
            && length.map { $0 == reply.body.count } ?? true
        guard isRight else { throw TestFailure("\(request.parameters[5]): \(reply.text.prefix(200))") }
        return true
    }
}
