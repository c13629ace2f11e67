// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import TestSupport

/// Clients that send requests through nginx, one after the other, until they are to end: half of them GET, half of
/// them POST.
final class WebLoad: Sendable {
    private struct State: Sendable {
        var answered = 0
        var failures: [String] = []
    }

    private let state = Mutex(State())
    private let isOver = Atomic(false)
    private let threads = Mutex<[TestThread]>([])
    private let port: UInt16

    /// Starts the clients, before nginx.
    convenience init(clients: Int, on site: Site) throws {
        try self.init(clients: clients, port: site.nginx.port)
    }

    /// Starts the clients.
    init(clients: Int, port: UInt16) throws {
        self.port = port
        let threads = try (0..<clients).map { number in
            try TestThread { self.run(isPost: number % 2 == 0) }
        }
        self.threads.withLock { $0 = threads }
    }

    /// How many requests were answered as they should.
    var answered: Int { state.withLock { $0.answered } }
    /// What went wrong with the others.
    var failures: [String] { state.withLock { $0.failures } }

    /// Waits until some more requests were answered.
    func waitForMore(_ count: Int = 200) -> Bool {
        let before = answered
        return waitUntil { answered > before + count }
    }

    /// Lets the clients end, and waits for them.
    func end() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    private func run(isPost: Bool) {
        var kept: HTTPConnection?
        let body = isPost ? TestBody.pattern(3_000) : nil
        while !isOver.load(ordering: .sequentiallyConsistent) {
            do {
                let connection = try kept ?? HTTPConnection(port: port)
                let answer = try connection.exchange(
                    isPost ? "POST" : "GET",
                    isPost ? "/echo" : "/slow?ms=1",
                    body: body
                )
                kept = answer.isLast ? nil : connection
                note(answer, body: body)
            } catch {
                kept = nil
                state.withLock { $0.failures.append("\(error)") }
            }
        }
    }

    private func note(_ answer: HTTPAnswer, body: [UInt8]?) {
        let isRight = answer.status == 200 && answer.body == body ?? Array("slow\n".utf8)
        state.withLock { state in
            if isRight { state.answered += 1 } else { state.failures.append("status \(answer.status)") }
        }
    }
}
