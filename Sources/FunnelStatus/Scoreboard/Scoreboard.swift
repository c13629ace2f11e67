// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CScoreboard

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The counters of all workers of a server, in memory that they and their supervisor share.
///
/// Each worker process has a slot in it, which it alone writes. When a process is gone, however it ended, the supervisor
/// adds what stands in its slot to the totals of the ended ones, so that nothing is lost with a process. Any worker can
/// read all of it.
///
/// The unchecked conformance is sound: the address never changes, and what lies there is touched by atomic operations
/// only, by other processes as well.
package final class Scoreboard: @unchecked Sendable {
    let memory: UnsafeMutablePointer<UInt64>
    let layout: ScoreboardLayout
    /// The descriptor of the memory, for passing it on; -1 where it is this process's own.
    package let descriptor: Int32

    private init(memory: UnsafeMutablePointer<UInt64>, layout: ScoreboardLayout, descriptor: Int32) {
        self.memory = memory
        self.layout = layout
        self.descriptor = descriptor
    }

    deinit {
        guard descriptor >= 0 else { return memory.deallocate() }
        munmap(memory, layout.size)
        close(descriptor)
    }

    /// Memory of this process alone, for a server that has no workers.
    package static func own(threads: Int) -> Scoreboard {
        let layout = ScoreboardLayout(slots: 1, threads: threads)
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: layout.size, alignment: 64)
        let memory = bytes.initializeMemory(as: UInt64.self, repeating: 0, count: layout.size / 8)
        let board = Scoreboard(memory: memory, layout: layout, descriptor: -1)
        board.format()
        return board
    }

    /// Memory for a supervisor and its workers; nil where the system has none that can be shared.
    ///
    /// - Parameters:
    ///   - workers: How many workers serve at a time. There is room for four generations of them at a time.
    ///   - threads: How many threads each of them has.
    package static func shared(workers: Int, threads: Int) -> Scoreboard? {
        let layout = ScoreboardLayout(slots: max(workers, 1) * 4 + 16, threads: threads)
        let descriptor = cscoreboard_memory(layout.size)
        guard descriptor >= 0 else { return nil }
        guard let memory = map(layout.size, descriptor) else {
            close(descriptor)
            return nil
        }
        let board = Scoreboard(memory: memory, layout: layout, descriptor: descriptor)
        board.format()
        return board
    }

    /// The memory that a supervisor has passed on. Nil if that is of another version of the program, or is not to be had.
    ///
    /// - Parameter descriptor: It is closed with this object, and at once where the result is nil.
    package static func passed(_ descriptor: Int32) -> Scoreboard? {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard let layout = layout(of: descriptor),
            let memory = map(layout.size, descriptor)
        else {
            close(descriptor)
            return nil
        }
        return Scoreboard(memory: memory, layout: layout, descriptor: descriptor)
    }

    private static func layout(of descriptor: Int32) -> ScoreboardLayout? {
        var head = [UInt64](repeating: 0, count: ScoreboardLayout.headWords)
        let size = head.count * MemoryLayout<UInt64>.stride
        guard pread(descriptor, &head, size, 0) == size,
            head[ScoreboardLayout.Head.signature] == ScoreboardLayout.signature,
            let slots = Int(exactly: head[ScoreboardLayout.Head.slots]),
            let threads = Int(exactly: head[ScoreboardLayout.Head.threads])
        else { return nil }
        let layout = ScoreboardLayout(slots: slots, threads: threads)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= layout.size else { return nil }
        return layout
    }

    private static func map(_ size: Int, _ descriptor: Int32) -> UnsafeMutablePointer<UInt64>? {
        let address = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let address, address != UnsafeMutableRawPointer(bitPattern: -1) else { return nil }
        return address.bindMemory(to: UInt64.self, capacity: size / MemoryLayout<UInt64>.stride)
    }

    private func format() {
        setHead(ScoreboardLayout.Head.slots, UInt64(layout.slots))
        setHead(ScoreboardLayout.Head.threads, UInt64(layout.threads))
        setHead(ScoreboardLayout.Head.startTime, MonotonicTime.now())
        setHead(ScoreboardLayout.Head.generation, 1)
        setHead(ScoreboardLayout.Head.signature, ScoreboardLayout.signature)
    }
}

extension Scoreboard {
    func head(_ word: Int) -> UInt64 { cscoreboard_load(memory + word) }

    func setHead(_ word: Int, _ value: UInt64) { cscoreboard_store(memory + word, value) }

    func slot(_ index: Int, _ word: Int) -> UInt64 { cscoreboard_load(memory + layout.offset(ofSlot: index) + word) }

    func setSlot(_ index: Int, _ word: Int, _ value: UInt64) {
        cscoreboard_store(memory + layout.offset(ofSlot: index) + word, value)
    }

    func index(ofWorker worker: Int) -> Int? {
        (0..<layout.slots).first { slot($0, ScoreboardLayout.Slot.worker) == UInt64(worker) }
    }
}
