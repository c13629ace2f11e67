// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

extension SupervisorPlan {
    mutating func noteReady(_ id: Int) {
        guard let worker = workers.first(where: { $0.id == id }), worker.phase == .starting else { return }
        update(id) { $0.phase = .proving }
        actions.append(.ping(worker: id))
    }

    mutating func notePong(_ id: Int, isWhole: Bool, at now: Duration) {
        guard let worker = workers.first(where: { $0.id == id }) else { return }
        guard worker.phase == .proving else { return noteLife(of: worker, at: now) }
        guard isWhole else { return update(id) { $0.nextPing = now + Self.pingPause } }
        let nextPing = pingInterval.map { now + $0 }
        update(id) { worker in
            worker.phase = .serving
            worker.servingSince = now
            worker.deadline = nil
            worker.nextPing = nextPing
        }
        backoff.noteService()
        log(.notice, "\(worker.name) is ready (generation \(worker.generation))")
    }

    mutating func noteWish(of id: Int, _ reason: String) {
        guard let worker = workers.first(where: { $0.id == id }), worker.phase != .leaving, !worker.isTired else {
            return
        }
        update(id) { worker in
            worker.isTired = true
            // It may have been damaged by its first request, and cannot prove itself any more: it is let go as others are.
            guard worker.phase != .serving else { return }
            worker.phase = .serving
            worker.deadline = nil
            worker.nextPing = nil
        }
        log(.notice, "\(worker.name) is to be replaced: \(reason)")
    }

    mutating func noteEnd(of id: Int, _ end: ProcessEnd, at now: Duration) {
        guard let index = workers.firstIndex(where: { $0.id == id }) else { return }
        let worker = workers.remove(at: index)
        switch worker.phase {
        case .leaving: noteLeft(worker, end)
        case .starting, .proving:
            noteDeath(of: worker, "\(worker.name) \(end) before it was ready", end, at: now)
        case .serving: noteDeath(of: worker, "\(worker.name) \(end)", end, at: now)
        }
    }

    mutating func noteStartFailure(of id: Int, _ reason: String, at now: Duration) {
        guard let index = workers.firstIndex(where: { $0.id == id }) else { return }
        let worker = workers.remove(at: index)
        noteDeath(of: worker, "A worker cannot be started: \(reason)", .exited(1), at: now)
    }

    private mutating func noteLeft(_ worker: SupervisedWorker, _ end: ProcessEnd) {
        if end == .exited(0) {
            log(.debug, "\(worker.name) has finished")
        } else if !worker.isKilled {
            if isStopping { hasCutRequests = true }
            log(.warning, "\(worker.name) was to finish, and \(end)")
        }
    }

    private mutating func noteDeath(
        of worker: SupervisedWorker,
        _ what: String,
        _ end: ProcessEnd,
        at now: Duration
    ) {
        if worker.generation == upcoming?.number { return giveUp(what, end, at: now) }
        // One of a generation before that died before it was told to go.
        guard worker.generation == current else { return }
        // One that has said it serves may have died of a request before it could prove it.
        let age = worker.servingSince.map { now - $0 } ?? (worker.phase == .proving ? .zero : nil)
        let delay = backoff.noteDeath(age: age, at: now)
        let rest = delay == .zero ? "it is replaced at once" : "it is replaced in \(delay.inSeconds) s"
        log(.error, "\(what); \(rest)")
    }

    /// What is due by now.
    mutating func noteTime(_ now: Duration) {
        for worker in workers {
            if let time = worker.nextPing, time <= now {
                update(worker.id) { worker in
                    worker.nextPing = nil
                    if worker.phase == .serving { worker.unansweredSince = now }
                }
                actions.append(.ping(worker: worker.id))
            }
            guard let deadline = worker.deadline, deadline <= now else { continue }
            noteOverdue(worker, at: now)
        }
        if let upcoming, upcoming.deadline <= now { giveUp("it is not complete", nil, at: now) }
    }

    private mutating func noteOverdue(_ worker: SupervisedWorker, at now: Duration) {
        let limit = settings.startTimeout.inSeconds
        switch worker.phase {
        case .leaving:
            if isStopping { hasCutRequests = true }
            log(.error, "\(worker.name) has not finished in time and is ended")
            kill(worker)
        case .starting, .proving:
            if worker.generation == upcoming?.number {
                return giveUp("\(worker.name) is not ready after \(limit) s", nil, at: now)
            }
            _ = backoff.noteDeath(age: nil, at: now)
            log(.error, "\(worker.name) is not ready after \(limit) s and is ended")
            kill(worker)
        case .serving: break
        }
    }
}

extension Duration {
    /// Seconds as people write them: `30`, `0.1`.
    var inSeconds: String {
        let tenths = self / .milliseconds(100)
        let whole = Int(tenths.rounded())
        return whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
    }
}
