// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

extension SupervisorPlan {
    /// The workers of the current generation that are to stay.
    var fresh: [SupervisedWorker] {
        workers.filter { $0.generation == current && $0.phase != .leaving && !$0.isTired }
    }

    /// How many workers the current generation lacks.
    var missing: Int { max(0, settings.workers - fresh.count) }

    /// Compares what there is with what there should be, and acts on the difference.
    mutating func reconcile(at now: Duration) {
        if isStopping {
            if workers.isEmpty { endStop() }
            return
        }
        reconcileUpcoming(at: now)
        guard !isFinished, current != nil else { return }
        reconcileCurrent(at: now)
        if isReloadWanted, upcoming == nil {
            isReloadWanted = false
            reload(at: now)
            reconcileUpcoming(at: now)
        }
    }

    private mutating func reconcileUpcoming(at now: Duration) {
        guard let upcoming else { return }
        let members = workers.filter { $0.generation == upcoming.number }
        let serving = members.count { $0.phase == .serving }
        // The first generation serves as soon as one of its workers does.
        if serving >= (current == nil ? 1 : settings.workers) { return adopt(upcoming.number, at: now) }
        let wanted = serving == 0 ? 1 : settings.workers
        for _ in members.count..<max(wanted, members.count) { startWorker(generation: upcoming.number, at: now) }
    }

    /// Makes the upcoming generation the current one, and lets the workers before it go.
    private mutating func adopt(_ number: Int, at now: Duration) {
        let previous = current
        current = number
        upcoming = nil
        backoff = Backoff()
        if let previous {
            log(.notice, "Generation \(number) serves; the workers of generation \(previous) finish and go")
        }
        for worker in workers where worker.generation != number { release(worker, at: now) }
        actions.append(.notify(.ready))
    }

    private mutating func reconcileCurrent(at now: Duration) {
        if now >= backoff.earliestStart, let current {
            for _ in 0..<missing { startWorker(generation: current, at: now) }
        }
        // One that wants to be replaced goes when there is another in its place.
        let tired = workers.filter { $0.generation == current && $0.isTired && $0.phase == .serving }
        let serving = fresh.count { $0.phase == .serving }
        for worker in tired.prefix(max(0, serving + tired.count - settings.workers)) { drain(worker, at: now) }
    }

    /// Lets a worker go, gently if it may have requests in its hands.
    mutating func release(_ worker: SupervisedWorker, at now: Duration) {
        switch worker.phase {
        case .proving, .serving: drain(worker, at: now)
        case .starting: kill(worker)
        case .leaving: break
        }
    }

    private mutating func drain(_ worker: SupervisedWorker, at now: Duration) {
        leave(worker, until: now + settings.drainTimeout)
        actions.append(.drain(worker: worker.id))
    }

    /// A worker ends by itself when its time is over; what is added is for one that cannot.
    mutating func leave(_ worker: SupervisedWorker, until deadline: Duration) {
        update(worker.id) { worker in
            worker.phase = .leaving
            worker.deadline = deadline + .seconds(2)
            worker.nextPing = nil
            worker.unansweredSince = nil
        }
    }

    mutating func kill(_ worker: SupervisedWorker) {
        update(worker.id) { worker in
            worker.phase = .leaving
            worker.isKilled = true
            worker.deadline = nil
            worker.nextPing = nil
            worker.unansweredSince = nil
        }
        actions.append(.kill(worker: worker.id))
    }
}
