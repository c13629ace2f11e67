// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CScoreboard
internal import Locking

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The part of a ``Scoreboard`` that one process writes.
package final class ScoreboardSlot: Sendable {
    /// The whole.
    package let board: Scoreboard
    /// The number of the worker.
    package let worker: Int
    /// For threads that have no block of their own, and for what rarely happens.
    package let shared: CounterBlock
    private let index: Int
    private let freeBlocks: Lock<[Int]>

    private init(board: Scoreboard, index: Int, worker: Int) {
        self.board = board
        self.index = index
        self.worker = worker
        shared = CounterBlock(cells: Self.cells(board, index, block: 0), isShared: true)
        freeBlocks = Lock(Array((1..<board.layout.threads + 1).reversed()))
    }

    /// The only slot of memory that no other process sees.
    ///
    /// - Parameter threads: How many threads get a block of their own.
    package convenience init(threads: Int) {
        let board = Scoreboard.own(threads: threads)
        board.admit(worker: 1, generation: 1)
        board.note(process: getpid(), ofWorker: 1)
        self.init(board: board, index: 0, worker: 1)
    }

    /// The slot that the supervisor has given to a worker; nil if it had none left.
    package convenience init?(board: Scoreboard, worker: Int) {
        guard worker > 0, let index = board.index(ofWorker: worker) else { return nil }
        board.note(process: getpid(), ofWorker: worker)
        self.init(board: board, index: index, worker: worker)
    }

    /// A block for the thread that asks, until it is given back. When there are no more, one that is shared.
    package func takeBlock() -> CounterBlock {
        guard let block = freeBlocks.withLock({ $0.popLast() }) else { return shared }
        return CounterBlock(cells: Self.cells(board, index, block: block), isShared: false)
    }

    /// Gives a block back, for another thread to add to.
    package func giveBack(_ block: CounterBlock) {
        guard !block.isShared else { return }
        let number = (block.cells - Self.cells(board, index, block: 0)) / ScoreboardLayout.blockWords
        freeBlocks.withLock { $0.append(number) }
    }

    /// Says how many connections there are. Only ever called by one thread at a time.
    ///
    /// - Parameter idle: Nil if that is not known.
    package func setConnections(open: Int, idle: Int?, waiting: Int) {
        let gauges = board.memory + board.layout.offset(ofSlot: index)
        cscoreboard_store(gauges + ScoreboardLayout.Slot.open, UInt64(clamping: open))
        cscoreboard_store(gauges + ScoreboardLayout.Slot.idle, idle.map { UInt64(clamping: $0) } ?? .max)
        cscoreboard_store(gauges + ScoreboardLayout.Slot.waiting, UInt64(clamping: waiting))
    }

    /// Adds to the connections that are open, or takes away from them, on any thread.
    package func changeOpenConnections(by difference: Int) {
        let gauges = board.memory + board.layout.offset(ofSlot: index)
        cscoreboard_add(gauges + ScoreboardLayout.Slot.open, UInt64(bitPattern: Int64(difference)))
    }

    /// Says how many requests wait for a thread. Only ever called by one thread at a time.
    package func setWaitingRequests(_ count: Int) {
        board.setSlot(index, ScoreboardLayout.Slot.waiting, UInt64(clamping: count))
    }

    /// Keeps its memory until the process ends, for those who count and do not keep it themselves.
    package func keepForEver() {
        _ = Unmanaged.passRetained(self)
    }

    /// Says whether this process accepts connections.
    package func setAccepting(_ isAccepting: Bool) {
        board.setSlot(index, ScoreboardLayout.Slot.isAccepting, isAccepting ? 1 : 0)
    }

    /// The figures of this process.
    package var figures: ServerFigures { board.figures(ofSlot: index) }

    private static func cells(_ board: Scoreboard, _ index: Int, block: Int) -> UnsafeMutablePointer<UInt64> {
        let start = board.layout.offset(ofSlot: index) + ScoreboardLayout.Slot.blocks
        return board.memory + start + block * ScoreboardLayout.blockWords
    }
}
