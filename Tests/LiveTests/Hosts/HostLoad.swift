// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization
import TestSupport

/// Clients that send requests through nginx before several hosts, one after the other: half of them POST, the others
/// ask as a member who has signed in.
final class HostLoad: Sendable {
    private let answers = Mutex<[HostAnswer]>([])
    private let stage = Atomic(0)
    private let isOver = Atomic(false)
    private let threads = Mutex<[TestThread]>([])
    private let connect: @Sendable () throws -> HTTPConnection
    private let cookie: String

    /// Starts the clients.
    init(clients: Int, on site: HostSite, cookie: String) throws {
        connect = site.entrance
        self.cookie = cookie
        let threads = try (0..<clients).map { number in
            try TestThread { self.run(isPost: number % 2 == 0) }
        }
        self.threads.withLock { $0 = threads }
    }

    /// What became of the requests so far.
    var all: [HostAnswer] { answers.withLock { $0 } }

    /// Begins the next stage: requests from now on carry its number.
    func beginStage() {
        stage.add(1, ordering: .sequentiallyConsistent)
    }

    /// Waits until so many requests of this stage were answered, by any host or by one.
    func waitForMore(_ count: Int, by host: String? = nil) -> Bool {
        let stage = stage.load(ordering: .sequentiallyConsistent)
        return waitUntil(timeout: .seconds(60)) {
            all.count { $0.isRight && $0.stage == stage && (host == nil || $0.host == host) } >= count
        }
    }

    /// Waits until requests of this stage, a GET and a POST at least, were sent to a host and answered by another one.
    func waitForRetries(from host: String) -> Bool {
        let stage = stage.load(ordering: .sequentiallyConsistent)
        return waitUntil(timeout: .seconds(60)) {
            let retried = all.filter { $0.isRight && $0.stage == stage && $0.hosts.first == host && $0.host != host }
            return Set(retried.map(\.method)).count == 2
        }
    }

    /// Lets the clients end, and waits for them.
    func end() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    private func run(isPost: Bool) {
        var kept: HTTPConnection?
        let expected = isPost ? String(repeating: "x", count: 3_000) : "member ann\n"
        let body = isPost ? Array(expected.utf8) : nil
        let (method, target) = isPost ? ("POST", "/echo") : ("GET", "/member")
        while !isOver.load(ordering: .sequentiallyConsistent) {
            let stage = stage.load(ordering: .sequentiallyConsistent)
            let connection = try? kept ?? connect()
            let answer = try? connection?.exchange(method, target, body: body, fields: "Cookie: \(cookie)\r\n")
            kept = answer == nil || answer?.isLast == true ? nil : connection
            let note = HostAnswer(method: method, answer, expecting: expected, stage: stage)
            answers.withLock { $0.append(note) }
            // A moderate load: the machine has other things to do.
            usleep(2_000)
        }
    }
}
