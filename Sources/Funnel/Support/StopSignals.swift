// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// SIGTERM and SIGINT as a request to stop.
///
/// A handler writes to a pipe that a thread of its own reads, rather than a thread waiting for signals:
/// that way it does not matter which threads an application has, and which signals they block.
package enum StopSignals {
    /// Calls `stop` at the first signal, and ends the process at the second.
    ///
    /// - Throws: ``ThreadError`` if the system gives no descriptor or no thread.
    package static func handle(_ stop: @escaping @Sendable () -> Void) throws(ThreadError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
            throw ThreadError(operation: "wait for signals", code: errno)
        }
        let reader = ends[0]
        signalDescriptor.store(ends[1], ordering: .releasing)
        try WorkerThread.start { awaitSignals(on: reader, stop: stop) }
        for signal in [SIGTERM, SIGINT] { install(signal) }
        unblock(SIGTERM, SIGINT)
    }

    /// A program starts with the signals blocked that its parent's thread had blocked, and could never be stopped.
    private static func unblock(_ signals: Int32...) {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    private static func install(_ signal: Int32) {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = noteSignal
        #else
            action.__sigaction_handler.sa_handler = noteSignal
        #endif
        action.sa_flags = SA_RESTART
        sigemptyset(&action.sa_mask)
        sigaction(signal, &action, nil)
    }
}

/// Where the handler of signals writes; -1 before there is such a place.
private let signalDescriptor = Atomic<Int32>(-1)

/// The handler of signals: it may only do what is safe at any instant.
private func noteSignal(_ signal: Int32) {
    let saved = errno
    var byte: UInt8 = 0
    _ = write(signalDescriptor.load(ordering: .acquiring), &byte, 1)
    errno = saved
}

private func awaitSignals(on descriptor: Int32, stop: () -> Void) {
    waitForByte(on: descriptor)
    stop()
    waitForByte(on: descriptor)
    // Somebody who asks twice wants no more waiting; 130 is what a shell shows for an interrupted program.
    _exit(130)
}

private func waitForByte(on descriptor: Int32) {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) < 0, errno == EINTR {}
}
