// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CScoreboard

/// What the supervisor writes; nobody else does.
extension Scoreboard {
    /// Sets the number of the generation that serves.
    package func setGeneration(_ generation: Int) {
        setHead(ScoreboardLayout.Head.generation, UInt64(clamping: generation))
    }

    /// Gives a worker a slot, before its process is started.
    ///
    /// - Returns: False if all are taken: what that worker counts is its own.
    @discardableResult
    package func admit(worker: Int, generation: Int) -> Bool {
        guard worker > 0, let index = index(ofWorker: 0) else { return false }
        setSlot(index, ScoreboardLayout.Slot.generation, UInt64(clamping: generation))
        setSlot(index, ScoreboardLayout.Slot.startTime, MonotonicTime.now())
        setSlot(index, ScoreboardLayout.Slot.worker, UInt64(worker))
        setHead(ScoreboardLayout.Head.workersStarted, head(ScoreboardLayout.Head.workersStarted) + 1)
        return true
    }

    /// Notes the process of a worker.
    package func note(process: Int32, ofWorker worker: Int) {
        guard worker > 0, let index = index(ofWorker: worker) else { return }
        setSlot(index, ScoreboardLayout.Slot.process, UInt64(clamping: process))
    }

    /// Adds what a worker has counted to the totals, and frees its slot. Its process is gone.
    ///
    /// - Parameter isLost: It ended by itself, or by a signal, and not because it was to go.
    package func dismiss(worker: Int, isLost: Bool) {
        guard worker > 0, let index = index(ofWorker: worker) else { return }
        let counts = counts(ofSlot: index)
        let unfinished = counts[ServerCounter.requests.rawValue] &- counts[ServerCounter.finished.rawValue]
        let version = memory + ScoreboardLayout.Head.version
        cscoreboard_begin_writing(version)
        for (counter, count) in counts.enumerated() { addTotal(counter, count) }
        addTotal(ServerCounter.lostRequests.rawValue, unfinished)
        addTotal(ServerCounter.finished.rawValue, unfinished)
        setHead(ScoreboardLayout.Head.workersEnded, head(ScoreboardLayout.Head.workersEnded) + 1)
        if isLost { setHead(ScoreboardLayout.Head.workersLost, head(ScoreboardLayout.Head.workersLost) + 1) }
        for word in 0..<layout.slotWords { setSlot(index, word, 0) }
        cscoreboard_end_writing(version)
    }

    private func addTotal(_ counter: Int, _ count: UInt64) {
        cscoreboard_add_own(memory + ScoreboardLayout.Head.totals + counter, count)
    }
}
