// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Sends requests to an application straight, and keeps account of what its counters have to say about them.
struct SentRequests {
    /// What is expected, by name and labels as Prometheus has them.
    private(set) var expected: [String: Double] = [:]

    mutating func expect(_ name: String, _ count: Double = 1) {
        expected[name, default: 0] += count
    }

    /// Expects a limit to be met.
    mutating func expectLimit(_ counter: String) {
        expect("funnel_limit_hits_total{counter=\"\(counter)\"}")
    }

    /// Sends a request on a connection of its own, and notes its answer.
    mutating func send(_ request: TestRequest, to app: SpawnedApp) throws {
        let client = try app.connect()
        try note(try client.exchange(request), request)
        expect("funnel_connections_accepted_total")
    }

    /// The same on a connection that is there already.
    mutating func send(_ request: TestRequest, on client: FastCGIClient) throws {
        try note(try client.exchange(request), request)
    }

    private mutating func note(_ reply: TestReply, _ request: TestRequest) throws {
        guard reply.isComplete, let digit = reply.text.dropFirst("Status: ".count).first else {
            throw TestFailure("no answer: \(reply.text)")
        }
        expect("funnel_requests_total")
        expect("funnel_responses_total{class=\"\(digit)xx\"}")
        expect("funnel_sent_bytes_total", Double(reply.output.count))
        expect("funnel_received_bytes_total", Double(request.body.count))
    }

    /// What is wrong with a status, in counters that grow: nothing but what is expected may have changed.
    func differences(from before: [String: Double], to after: [String: Double]) -> [String] {
        let names = after.keys.filter { $0.prefix { $0 != "{" }.hasSuffix("_total") && !$0.hasPrefix("funnel_worker_") }
        return names.sorted().compactMap { name in
            let change = after[name, default: 0] - before[name, default: 0]
            let wanted = expected[name, default: 0]
            return change == wanted ? nil : "\(name): \(change) instead of \(wanted)"
        }
    }
}
