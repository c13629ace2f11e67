// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

extension SupervisorPlan {
    /// Starts a new generation; later, if one is being started.
    mutating func reload(at now: Duration) {
        guard !isStopping else { return }
        guard upcoming == nil else {
            isReloadWanted = true
            return log(.info, "Another generation will follow the one that is starting")
        }
        launch(at: now)
        log(.notice, "Generation \(upcoming?.number ?? 0) is started to replace generation \(current ?? 0)")
        actions.append(.notify(.reloading))
    }

    /// Ends the generation that is being started. Without one that serves, this is the end of the program.
    mutating func giveUp(_ reason: String, _ end: ProcessEnd?, at now: Duration) {
        guard let failed = upcoming else { return }
        upcoming = nil
        for worker in workers where worker.generation == failed.number { release(worker, at: now) }
        guard let current else {
            log(.critical, "The program cannot serve: \(reason)")
            return finish(status: Self.status(after: end))
        }
        log(.error, "Generation \(failed.number) is given up: \(reason); generation \(current) serves on")
        actions.append(.notify(.ready))
    }

    /// The supervisor's own exit status when its first worker failed.
    private static func status(after end: ProcessEnd?) -> Int32 {
        if case .exited(let status) = end, status != 0 { status } else { 1 }
    }

    /// Stops after the requests in hand.
    mutating func stop(at now: Duration) {
        isStopping = true
        upcoming = nil
        log(.notice, "Stopping: \(workers.count) workers finish what they have in hand")
        actions += [.notify(.stopping), .closeSockets]
        for worker in workers {
            switch worker.phase {
            case .starting: kill(worker)
            case .proving, .serving:
                leave(worker, until: now + settings.stopTimeout)
                actions.append(.stop(worker: worker.id))
            // It finishes already, and may have longer to do so than the stop allows.
            case .leaving:
                let deadline = now + settings.stopTimeout + .seconds(2)
                update(worker.id) { $0.deadline = $0.deadline.map { min($0, deadline) } }
            }
        }
    }

    /// Stops at once.
    mutating func quit(status: Int32) {
        log(.notice, "Stopping at once")
        if !isStopping { actions += [.notify(.stopping), .closeSockets] }
        for worker in workers { kill(worker) }
        finish(status: status)
    }

    /// The last worker is gone.
    mutating func endStop() {
        log(.notice, hasCutRequests ? "Stopped; not all requests were finished" : "Stopped")
        finish(status: hasCutRequests ? 1 : 0)
    }
}
