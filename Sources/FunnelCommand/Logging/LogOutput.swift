// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Dispatch
private import Funnel
internal import Locking
private import Synchronization

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Where log lines go: standard error, at once or, in a server, several at a time.
///
/// A server writes a line for each request, and a system call for each line costs as much as half of a small answer.
/// So it gathers them for a moment. A line of level `warning` or above is never kept waiting, nor is what came before
/// it; a program that is killed loses at most the last tenth of a second of the other lines.
final class LogOutput: Sendable {
    /// The output of the process.
    static let standard = LogOutput()

    /// In microseconds.
    private static let interval: UInt32 = 100_000
    private static let capacity = 32_768

    private let isGathering = Atomic(false)
    private let gathered = Lock<[UInt8]>([])
    private let firstLine = DispatchSemaphore(value: 0)

    /// From now on, lines that are not urgent wait for others.
    ///
    /// The thread that writes them is none of libdispatch's: those end the process when it runs out of descriptors.
    /// Should the system give no thread, lines go on being written at once.
    func startGathering() {
        let thread = Result { () throws(ThreadError) in
            try WorkerThread.start {
                while true {
                    self.firstLine.wait()
                    usleep(Self.interval)
                    self.flush()
                }
            }
        }
        if case .success = thread { isGathering.store(true, ordering: .relaxed) }
    }

    /// Writes a line, or takes it along for later.
    func write(_ line: [UInt8], isUrgent: Bool) {
        let isFirst = gathered.withLock { gathered in
            let isFirst = gathered.isEmpty
            gathered.append(contentsOf: line)
            let mayWait = !isUrgent && isGathering.load(ordering: .relaxed) && gathered.count < Self.capacity
            if !mayWait { Self.empty(&gathered) }
            return isFirst && mayWait
        }
        if isFirst { firstLine.signal() }
    }

    /// Writes what waits.
    func flush() {
        gathered.withLock { Self.empty(&$0) }
    }

    /// Writing inside the lock keeps the lines in their order.
    private static func empty(_ gathered: inout [UInt8]) {
        try? FileDescriptor.standardError.writeAll(gathered)
        gathered.removeAll(keepingCapacity: true)
    }
}
