// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the workers have to do, and which of them wait for it.
struct WorkerQueue: Sendable {
    private var exchanges: [HTTPExchange?] = []
    private var first = 0
    /// The workers that wait, the one that began last at the end: it is the one whose memory is still in the caches.
    private var idle: [Int] = []
    /// The responses that have gone out, for each worker.
    private var sent: [[Int]]
    private var isWaking = false
    private(set) var isStopping = false
    /// How many requests are being worked on.
    private(set) var inHand = 0
    /// How many requests have been taken since the start.
    private(set) var taken: UInt64 = 0

    /// How many requests wait for a worker.
    var waiting: Int { exchanges.count - first }

    init(workers: Int) {
        sent = Array(repeating: [], count: workers)
    }

    /// Adds a request.
    ///
    /// - Returns: The worker to wake.
    mutating func add(_ exchange: HTTPExchange) -> Int? {
        exchanges.append(exchange)
        return nextToWake()
    }

    /// Tells a worker that a response has gone out.
    ///
    /// - Returns: The worker, if it has to be woken.
    mutating func add(sent ticket: Int, for worker: Int) -> Int? {
        sent[worker].append(ticket)
        guard let index = idle.firstIndex(of: worker) else { return nil }
        return idle.remove(at: index)
    }

    /// Ends the work: what is in the queue is still done.
    ///
    /// - Returns: The workers to wake.
    mutating func stop() -> [Int] {
        isStopping = true
        defer { idle.removeAll() }
        return idle
    }

    /// What a worker does next.
    mutating func next(for worker: Int, hasUnsent: Bool) -> WorkerStep {
        if !sent[worker].isEmpty {
            defer { sent[worker].removeAll() }
            return .complete(sent[worker])
        }
        if first < exchanges.count, let exchange = exchanges[first] {
            takeFirst()
            inHand += 1
            taken &+= 1
            return .serve(exchange)
        }
        if isStopping, !hasUnsent { return .end }
        idle.append(worker)
        return .wait
    }

    /// Notes that a worker is awake.
    ///
    /// - Returns: One more to wake if there is work for it. They wake one another, so that a burst of short requests
    ///   does not wake all of them to find nothing.
    mutating func workerWoke() -> Int? {
        isWaking = false
        return exchanges.count - first > 1 ? nextToWake() : nil
    }

    /// Notes that a request is done.
    mutating func finished() { inHand -= 1 }

    private mutating func nextToWake() -> Int? {
        guard !isWaking, let worker = idle.popLast() else { return nil }
        isWaking = true
        return worker
    }

    private mutating func takeFirst() {
        exchanges[first] = nil
        first += 1
        if first == exchanges.count {
            exchanges.removeAll(keepingCapacity: true)
            first = 0
        } else if first > 1_024, first > exchanges.count / 2 {
            exchanges.removeFirst(first)
            first = 0
        }
    }
}

/// What a worker does next.
enum WorkerStep {
    /// Run what was to be done after these responses.
    case complete([Int])
    /// Answer a request.
    case serve(HTTPExchange)
    /// Sleep until woken.
    case wait
    /// There will be no more work.
    case end
}
