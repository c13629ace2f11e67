// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// Workers that serve are asked now and then whether they are there. One whose threads all stand still, or that was
/// stopped as a whole, keeps its connections and takes new ones; only its silence tells.
extension SupervisorPlan {
    /// How long after an answer a worker is asked again.
    var pingInterval: Duration? { settings.workerTimeout.map { $0 / 3 } }

    /// When the silence of a worker is too long.
    func silenceDeadline(of worker: SupervisedWorker) -> Duration? {
        guard worker.phase == .serving, let since = worker.unansweredSince else { return nil }
        return settings.workerTimeout.map { since + $0 }
    }

    /// A worker that serves has answered.
    mutating func noteLife(of worker: SupervisedWorker, at now: Duration) {
        guard worker.phase == .serving, worker.unansweredSince != nil, let pingInterval else { return }
        update(worker.id) { worker in
            worker.unansweredSince = nil
            worker.nextPing = now + pingInterval
        }
    }

    /// Ends workers that have been silent for too long. Their requests hang already, and as long as they live they may be
    /// given new ones.
    mutating func noteSilence(at now: Duration) {
        for worker in workers {
            guard let deadline = silenceDeadline(of: worker), deadline <= now, let limit = settings.workerTimeout else {
                continue
            }
            log(.error, "\(worker.name) has not answered for \(limit.inSeconds) s and is ended")
            kill(worker)
        }
    }

    /// Where nothing was heard because this process stood still itself, as on a machine that slept, no worker is to blame:
    /// the time begins anew.
    mutating func forgiveSilence(at now: Duration) {
        defer { lastEvent = now }
        guard let pingInterval, now - lastEvent > pingInterval * 2 else { return }
        for worker in workers where worker.unansweredSince != nil {
            update(worker.id) { $0.unansweredSince = now }
        }
    }
}
