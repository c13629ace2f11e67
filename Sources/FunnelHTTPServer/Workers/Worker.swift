// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus

/// What one worker thread keeps to itself: responses that are on their way, and today's date.
final class Worker {
    let number: Int
    /// What this thread counts.
    let counters: CounterBlock
    private let pool: WorkerPool
    private var completions: [Int: () -> Void] = [:]
    private var lastTicket = 0
    private var date = DateField()

    init(number: Int, pool: WorkerPool, counters: CounterBlock) {
        self.counters = counters
        self.number = number
        self.pool = pool
    }

    /// True while a response of this thread is on its way.
    var hasUnsent: Bool { !completions.isEmpty }

    /// The header field `Date` with its line end.
    func dateField() -> [UInt8] { date.current() }

    /// Keeps what is to be done when a response has gone out; nil if there is nothing to be done.
    ///
    /// An application's objects never leave the thread that made them, and no thread waits for a client.
    func keep(_ completion: (() -> Void)?) -> SendReceipt? {
        guard let completion else { return nil }
        lastTicket &+= 1
        completions[lastTicket] = completion
        return SendReceipt(pool: pool, worker: number, ticket: lastTicket)
    }

    /// Runs what was to be done after these responses.
    func complete(_ tickets: [Int]) {
        for ticket in tickets { completions.removeValue(forKey: ticket)?() }
    }
}

/// Tells a worker that its response has gone out, or was given up. To be handed in once.
struct SendReceipt: Sendable {
    let pool: WorkerPool
    let worker: Int
    let ticket: Int

    func handIn() { pool.deliver(ticket, to: worker) }
}
