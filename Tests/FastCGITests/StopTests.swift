// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Synchronization
import TestSupport
import Testing

@Suite struct StopTests {
    @Test(arguments: [true, false])
    func stopEndsIdleWorkersAtOnce(tcp: Bool) throws {
        let server = try TestServer(tcp: tcp, workers: 8)
        let client = try server.client()
        #expect(try client.exchange(TestRequest()).isComplete)
        server.connections.stop()
        server.connections.stop()
        server.finish()
        #expect(server.returned == 8)
        #expect(try client.isAtEnd())
        #expect(throws: TestFailure.self) { try server.client() }
        #expect(server.connections.statistics.open == 0)
    }

    @Test func requestInHandIsFinished() throws {
        let gate = Gate()
        let server = try TestServer { exchange in
            gate.wait()
            try exchange.write(Array("done".utf8))
        }
        let client = try server.client()
        try client.send(TestRequest().bytes)
        waitUntil { server.handled == 1 }
        server.connections.stop()
        gate.open()
        #expect(try client.receiveReply().text == "done")
        #expect(try client.isAtEnd())
        server.finish()
    }

    @Test func waitingConnectionIsServed() throws {
        let gate = Gate()
        let server = try TestServer(workers: 1) { _ in gate.wait() }
        let first = try server.client()
        try first.send(TestRequest().bytes)
        waitUntil { server.handled == 1 }
        let queued = try server.client()
        try queued.send(TestRequest().bytes)
        let silent = try server.client()
        server.connections.stop()
        try silent.send(TestRequest().bytes)
        gate.open()
        for client in [first, queued, silent] { #expect(try client.receiveReply().isComplete) }
        server.finish()
        #expect(server.handled == 3)
    }

    /// Clients hammer while the server stops. A request that could be written completely must be answered completely.
    @Test(arguments: [true, false], 0..<5)
    func nothingIsLost(keep: Bool, round: Int) throws {
        let server = try TestServer(workers: 4)
        let tally = Tally()
        let path = server.path
        let threads = try (0..<6).map { _ in try TestThread { hammer(path, keep: keep, tally) } }
        waitUntil { tally.answered.load(ordering: .relaxed) > 200 * (round + 1) }
        server.connections.stop()
        for thread in threads { thread.join() }
        server.finish()
        #expect(tally.lost.load(ordering: .relaxed) == 0)
        #expect(tally.answered.load(ordering: .relaxed) == server.handled)
    }
}

private final class Tally: Sendable {
    let answered = Atomic<Int>(0)
    let lost = Atomic<Int>(0)
}

private func hammer(_ path: String, keep: Bool, _ tally: Tally) {
    let request = TestRequest("POST", "/", keep: keep, body: Array("text=hello".utf8))
    let bytes = request.bytes
    var client: FastCGIClient?
    while true {
        guard let connected = try? client ?? FastCGIClient(unix: path) else { return }
        client = keep ? connected : nil
        guard (try? connected.send(bytes)) != nil else {
            guard keep else { return }
            client = nil
            continue
        }
        let reply = try? connected.receiveReply()
        if reply?.isComplete == true, reply?.body == request.body {
            tally.answered.add(1, ordering: .relaxed)
        } else {
            tally.lost.add(1, ordering: .relaxed)
        }
    }
}
