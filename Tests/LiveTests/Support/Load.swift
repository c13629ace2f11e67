// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import TestSupport

/// Clients that send requests straight to an application, one after the other, until it takes no more.
final class Load: Sendable {
    /// What became of the requests.
    struct Result: Sendable {
        /// How many were answered as they should.
        var answered = 0
        /// What went wrong with the others: those that were written whole before the stop and have no answer, and any
        /// with a piece of an answer.
        var lost: [String] = []
    }

    private let state = Mutex(Result())
    private let isStopping = Atomic(false)
    private let threads = Mutex<[TestThread]>([])

    /// Starts the clients.
    init(clients: Int, isKept: Bool, on app: SpawnedApp) throws {
        let path = app.folder.file("hello.sock")
        let threads = try (0..<clients).map { _ in
            try TestThread { self.run(path: path, isKept: isKept) }
        }
        self.threads.withLock { $0 = threads }
    }

    /// The results so far.
    var result: Result { state.withLock { $0 } }

    /// To be called before the application is asked to stop: requests written until now must be answered.
    func markStop() {
        isStopping.store(true, ordering: .sequentiallyConsistent)
    }

    /// Waits until the clients are refused.
    func join() {
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    private func run(path: String, isKept: Bool) {
        let request = TestRequest("GET", "/slow?ms=2", keep: isKept).bytes
        var kept: FastCGIClient?
        while true {
            let client: FastCGIClient
            do {
                client = try kept ?? FastCGIClient(unix: path)
                try client.send(request)
            } catch {
                if !hasStopBegun { lose("refused before the stop: \(error)") }
                return
            }
            let isBegun = !hasStopBegun
            guard takesReply(from: client, isBegun: isBegun) else { return }
            kept = isKept ? client : nil
        }
    }

    /// False when there was no answer, which after the stop is no fault.
    private func takesReply(from client: FastCGIClient, isBegun: Bool) -> Bool {
        let reply: TestReply
        do {
            reply = try client.receiveReply()
        } catch {
            lose("no answer: \(error)")
            return false
        }
        if reply.isComplete, reply.body == Array("slow\n".utf8) {
            state.withLock { $0.answered += 1 }
            return true
        }
        if isBegun || !reply.output.isEmpty || reply.isComplete { lose("cut off: \(reply)") }
        return false
    }

    private var hasStopBegun: Bool { isStopping.load(ordering: .sequentiallyConsistent) }

    private func lose(_ text: String) {
        state.withLock { $0.lost.append(text) }
    }
}
