// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelStatus
import TestSupport
import Testing

/// The counters in memory that processes share.
struct ScoreboardTests {
    @Test("What threads count in blocks of their own adds up exactly")
    func exact() throws {
        let slot = ScoreboardSlot(threads: 3)
        // Two of the five find no block of their own.
        let threads = try (0..<5).map { _ in
            try TestThread {
                let block = slot.takeBlock()
                for _ in 0..<100_000 { block.add(.requests) }
                block.add(.sentBytes, 7)
                slot.giveBack(block)
            }
        }
        for thread in threads { thread.join() }
        #expect(slot.figures[.requests] == 500_000)
        #expect(slot.figures[.sentBytes] == 35)
        #expect(slot.figures[.finished] == 0)
        #expect(slot.figures.requestsInHand == 500_000)
    }

    @Test("A worker that is gone leaves what it has counted, and its requests in hand are lost")
    func dismissed() throws {
        let board = try #require(Scoreboard.shared(workers: 2, threads: 2))
        board.admit(worker: 1, generation: 1)
        board.admit(worker: 2, generation: 1)
        for worker in 1...2 {
            let slot = try #require(ScoreboardSlot(board: board, worker: worker))
            let block = slot.takeBlock()
            block.add(.requests, 10)
            block.add(.finished, 8)
            slot.shared.add(.connections, 3)
            slot.setConnections(open: 4, idle: 1, waiting: 1)
        }
        let before = board.read()
        #expect(before.workers.map(\.worker) == [1, 2])
        #expect(before.workers.map(\.figures.requestsInHand) == [2, 2])
        board.dismiss(worker: 1, isLost: true)
        let reading = board.read()
        #expect(reading.workers.map(\.worker) == [2])
        #expect(reading.ended[.requests] == 10)
        #expect(reading.ended[.finished] == 10)
        #expect(reading.ended[.lostRequests] == 2)
        #expect(reading.ended[.connections] == 3)
        #expect(reading.workersEnded == 1 && reading.workersLost == 1)
        #expect(reading.ended.openConnections == 0)
        #expect(reading.workers[0].figures.openConnections == 4)
        #expect(reading.workers[0].figures.idleConnections == 1)
        #expect(reading.workers[0].figures.waitingRequests == 1)
    }

    @Test("A slot is free again, and empty, when its worker is gone")
    func reused() throws {
        let board = try #require(Scoreboard.shared(workers: 1, threads: 1))
        for worker in 1...100 {
            #expect(board.admit(worker: worker, generation: worker))
            let slot = try #require(ScoreboardSlot(board: board, worker: worker))
            #expect(slot.figures[.requests] == 0)
            slot.shared.add(.requests)
            slot.shared.add(.finished)
            board.dismiss(worker: worker, isLost: false)
        }
        #expect(board.read().ended[.requests] == 100)
        #expect(board.read().workersLost == 0)
    }

    @Test("A worker beyond all slots has none")
    func full() throws {
        let board = try #require(Scoreboard.shared(workers: 1, threads: 1))
        var admitted = 0
        while board.admit(worker: admitted + 1, generation: 1) { admitted += 1 }
        #expect(admitted == 20)
        #expect(ScoreboardSlot(board: board, worker: admitted + 1) == nil)
        #expect(ScoreboardSlot(board: board, worker: 0) == nil)
    }
}
