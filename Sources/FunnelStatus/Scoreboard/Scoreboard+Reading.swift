// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CScoreboard

extension Scoreboard {
    /// What stands in the slot of one worker.
    package struct Entry: Sendable, Hashable {
        package var worker: Int
        package var process: Int32
        package var generation: Int
        package var age: Duration
        package var figures: ServerFigures
    }

    /// All of it at one moment.
    package struct Reading: Sendable, Hashable {
        package var generation: Int
        package var age: Duration
        package var threads: Int
        package var workersEnded: Int
        package var workersLost: Int
        /// What the workers that have ended have counted.
        package var ended: ServerFigures
        package var workers: [Entry]
    }

    /// Reads all of it, with every worker either among the present ones or in the totals.
    package func read() -> Reading {
        let version = memory + ScoreboardLayout.Head.version
        // The supervisor writes for some microseconds. If it was killed in the middle of that, what there is must do.
        for _ in 0..<1_000 {
            let before = cscoreboard_begin_reading(version)
            guard before % 2 == 0 else { continue }
            let reading = readOnce()
            if cscoreboard_end_reading(version) == before { return reading }
        }
        return readOnce()
    }

    private func readOnce() -> Reading {
        let totals = ServerCounter.allCases.map { head(ScoreboardLayout.Head.totals + $0.rawValue) }
        return Reading(
            generation: Int(clamping: head(ScoreboardLayout.Head.generation)),
            age: MonotonicTime.since(head(ScoreboardLayout.Head.startTime)),
            threads: layout.threads,
            workersEnded: Int(clamping: head(ScoreboardLayout.Head.workersEnded)),
            workersLost: Int(clamping: head(ScoreboardLayout.Head.workersLost)),
            ended: ServerFigures(counts: totals),
            workers: (0..<layout.slots).compactMap(entry).sorted { $0.worker < $1.worker }
        )
    }

    private func entry(_ index: Int) -> Entry? {
        let worker = slot(index, ScoreboardLayout.Slot.worker)
        guard worker > 0 else { return nil }
        return Entry(
            worker: Int(clamping: worker),
            process: Int32(clamping: slot(index, ScoreboardLayout.Slot.process)),
            generation: Int(clamping: slot(index, ScoreboardLayout.Slot.generation)),
            age: MonotonicTime.since(slot(index, ScoreboardLayout.Slot.startTime)),
            figures: figures(ofSlot: index)
        )
    }

    func figures(ofSlot index: Int) -> ServerFigures {
        var figures = ServerFigures(counts: counts(ofSlot: index))
        figures.openConnections = Int(clamping: slot(index, ScoreboardLayout.Slot.open))
        let idle = slot(index, ScoreboardLayout.Slot.idle)
        figures.idleConnections = idle == .max ? nil : Int(clamping: idle)
        figures.waitingRequests = Int(clamping: slot(index, ScoreboardLayout.Slot.waiting))
        return figures
    }

    /// The sums over all blocks of a slot. What is finished is read before what was begun, so that it is never more.
    func counts(ofSlot index: Int) -> [UInt64] {
        var sums = [UInt64](repeating: 0, count: ServerCounter.allCases.count)
        let finished = sum(of: .finished, ofSlot: index)
        for counter in ServerCounter.allCases { sums[counter.rawValue] = sum(of: counter, ofSlot: index) }
        sums[ServerCounter.finished.rawValue] = finished
        return sums
    }

    private func sum(of counter: ServerCounter, ofSlot index: Int) -> UInt64 {
        let blocks = memory + layout.offset(ofSlot: index) + ScoreboardLayout.Slot.blocks
        return (0...layout.threads).reduce(0) { sum, block in
            sum &+ cscoreboard_load(blocks + block * ScoreboardLayout.blockWords + counter.rawValue)
        }
    }
}

extension Scoreboard {
    /// Connections that any worker has accepted so far, those of ended ones left out.
    package var acceptedConnections: UInt64 {
        slotsInUse.reduce(0) { $0 &+ sum(of: .connections, ofSlot: $1) }
    }

    /// True if there never is more than one worker.
    package var hasOneWorker: Bool { layout.slots == 1 }

    /// True if a worker other than this one accepts connections and has a thread that is free.
    package func hasFreeWorker(besides worker: Int) -> Bool {
        slotsInUse.contains { index in
            guard slot(index, ScoreboardLayout.Slot.worker) != UInt64(clamping: worker),
                slot(index, ScoreboardLayout.Slot.isAccepting) != 0
            else { return false }
            return figures(ofSlot: index).connectionsInHand < layout.threads
        }
    }

    private var slotsInUse: LazyFilterSequence<Range<Int>> {
        (0..<layout.slots).lazy.filter { self.slot($0, ScoreboardLayout.Slot.worker) > 0 }
    }
}
