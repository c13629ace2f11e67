// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where everything lies on a ``Scoreboard``, in words of eight bytes.
///
/// ```text
/// head | a slot: its head, gauges, shared block, a block for each thread | the next slot | …
/// ```
///
/// Whatever one thread writes often has cache lines of its own.
struct ScoreboardLayout: Sendable, Hashable {
    let slots: Int
    /// Blocks of single threads in a slot.
    let threads: Int

    init(slots: Int, threads: Int) {
        self.slots = min(max(slots, 1), 1 << 16)
        self.threads = min(max(threads, 0), 1 << 12)
    }

    enum Head {
        static let signature = 0
        static let version = 1
        static let slots = 2
        static let threads = 3
        static let generation = 4
        static let startTime = 5
        static let workersStarted = 6
        static let workersEnded = 7
        static let workersLost = 8
        /// Counters of the workers that have ended.
        static let totals = 16
    }

    enum Slot {
        /// The number of the worker, from 1; 0 for a free slot.
        static let worker = 0
        static let process = 1
        static let generation = 2
        static let startTime = 3
        /// Gauges, which change with every connection.
        static let open = 8
        static let idle = 9
        static let waiting = 10
        static let isAccepting = 11
        static let blocks = 16
    }

    static let lineWords = 8
    static let blockWords = rounded(ServerCounter.allCases.count)
    static let headWords = rounded(Head.totals + ServerCounter.allCases.count)

    var slotWords: Int { Slot.blocks + (threads + 1) * Self.blockWords }
    var size: Int { (Self.headWords + slots * slotWords) * MemoryLayout<UInt64>.stride }

    func offset(ofSlot index: Int) -> Int { Self.headWords + index * slotWords }

    /// Differs where another version of the program counts other things: FNV-1a over the counters' names.
    static let signature: UInt64 = {
        let names = ServerCounter.allCases.map(\.name).joined(separator: ",") + "/\(headWords)/\(Slot.blocks)"
        return names.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }()

    private static func rounded(_ words: Int) -> Int { (words + lineWords - 1) / lineWords * lineWords }
}
