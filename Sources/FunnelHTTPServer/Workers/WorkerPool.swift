// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Funnel
internal import FunnelStatus

/// The threads that run the application. They may block; event loops must not.
final class WorkerPool: Sendable {
    private let queue: Monitor<WorkerQueue>
    private let wakeups: [DispatchSemaphore]
    private let slot: ScoreboardSlot
    private let running = DispatchGroup()

    /// Makes a pool of as many threads, none of which runs yet.
    ///
    /// - Parameter slot: Where they count.
    init(threads: Int, slot: ScoreboardSlot) {
        self.slot = slot
        queue = Monitor(WorkerQueue(workers: threads))
        wakeups = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
    }

    /// How many requests are being worked on.
    var inHand: Int { queue.withLock { $0.inHand } }

    /// How many requests wait for a thread.
    var waiting: Int { queue.withLock { $0.waiting } }

    /// True if no thread waits for a request.
    var isBusy: Bool { queue.withLock { $0.inHand } >= wakeups.count }

    /// How many requests have been worked on since the start.
    var taken: UInt64 { queue.withLock { $0.taken } }

    /// Starts the threads.
    ///
    /// - Parameter serve: Answers a request, on any of them.
    /// - Throws: `ThreadError` if the system gives no more threads; those that run already go on.
    func start(_ serve: @escaping @Sendable (HTTPExchange, Worker) -> Void) throws(ThreadError) {
        for number in wakeups.indices {
            running.enter()
            do throws(ThreadError) {
                try WorkerThread.start {
                    self.work(Worker(number: number, pool: self, counters: self.slot.takeBlock()), serve)
                }
            } catch {
                running.leave()
                throw error
            }
        }
    }

    /// Hands a request to the next thread that is free.
    func submit(_ exchange: HTTPExchange) {
        let worker = queue.withLock { queue in
            let worker = queue.add(exchange)
            slot.setWaitingRequests(queue.waiting)
            return worker
        }
        wake(worker)
    }

    /// Tells the thread that made a response that it has gone out, or was given up.
    func deliver(_ ticket: Int, to worker: Int) {
        wake(queue.withLock { $0.add(sent: ticket, for: worker) })
    }

    /// Lets the threads end when the queue is empty and what they answered has gone out.
    ///
    /// - Parameter whenDone: Called when the last one has ended.
    func stop(whenDone: @escaping @Sendable () -> Void) {
        for worker in queue.withLock({ $0.stop() }) { wake(worker) }
        running.notify(queue: .global(), execute: whenDone)
    }

    private func wake(_ worker: Int?) {
        if let worker { wakeups[worker].signal() }
    }

    private func work(_ worker: Worker, _ serve: (HTTPExchange, Worker) -> Void) {
        defer { running.leave() }
        var step = next(for: worker)
        while true {
            switch step {
            case .complete(let tickets):
                worker.complete(tickets)
            case .serve(let exchange):
                serve(exchange, worker)
                step = next(for: worker, isFinished: true)
                continue
            case .wait:
                wakeups[worker.number].wait()
                wake(queue.withLock { $0.workerWoke() })
            case .end:
                return
            }
            step = next(for: worker)
        }
    }

    private func next(for worker: Worker, isFinished: Bool = false) -> WorkerStep {
        queue.withLock { queue in
            if isFinished { queue.finished() }
            let step = queue.next(for: worker.number, hasUnsent: worker.hasUnsent)
            if case .serve = step { slot.setWaitingRequests(queue.waiting) }
            return step
        }
    }
}
