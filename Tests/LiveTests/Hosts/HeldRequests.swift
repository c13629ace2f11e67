// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import TestSupport

/// Requests that stay in the hands of the applications until they are released: half of them POST, half of them GET.
final class HeldRequests: Sendable {
    private let answers = Mutex<[HostAnswer]>([])
    private let threads = Mutex<[TestThread]>([])
    private let hosts: [UpstreamHost]

    /// Sends them, and waits until all are in hand.
    init(_ count: Int, on site: HostSite) throws {
        hosts = site.hosts
        let connect = site.entrance
        let threads = try (0..<count).map { id in
            try TestThread { self.run(id, connect) }
        }
        self.threads.withLock { $0 = threads }
        guard waitUntil({ hosts.map { self.ids(on: $0).count }.reduce(0, +) == count }) else {
            throw TestFailure("not all requests came")
        }
    }

    /// How a request with this number is sent.
    static func method(_ id: Int) -> String { id % 2 == 0 ? "POST" : "GET" }

    /// The numbers of those that a host has in hand.
    func ids(on host: UpstreamHost) -> [Int] {
        host.folder.names.compactMap { $0.hasPrefix("held-") ? Int($0.dropFirst("held-".count)) : nil }
    }

    /// Lets the applications answer, and waits for the answers.
    func release() throws -> [HostAnswer] {
        for host in hosts { try host.folder.write("", to: "release") }
        for thread in threads.withLock({ $0 }) { thread.join() }
        return answers.withLock { $0 }
    }

    private func run(_ id: Int, _ connect: () throws -> HTTPConnection) {
        let method = Self.method(id)
        let answer = try? connect().exchange(method, "/held?id=\(id)", body: method == "POST" ? [] : nil)
        let note = HostAnswer(method: method, answer, expecting: "held\n", stage: id)
        answers.withLock { $0.append(note) }
    }
}
