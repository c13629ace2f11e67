// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc
private import Synchronization

/// The signals that a supervisor waits for, as bytes in a pipe that can be waited for together with other things.
final class SupervisorSignals {
    /// Becomes readable when a signal has come.
    let descriptor: Int32
    private static let handled = [SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGCHLD]

    /// Takes over the signals of the process.
    init() throws(SupervisorError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0,
            ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 && fcntl($0, F_SETFL, O_NONBLOCK) == 0 })
        else { throw SupervisorError("wait for signals", errno: errno) }
        descriptor = ends[0]
        signalWriter.store(ends[1], ordering: .releasing)
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        for signal in Self.handled {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = noteSignal
            action.sa_flags = SA_RESTART
            sigemptyset(&action.sa_mask)
            sigaction(signal, &action, nil)
            sigaddset(&unblocked, signal)
        }
        // Nobody may read standard error any more.
        signal(SIGPIPE, SIG_IGN)
        pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
    }

    /// The signals that have come, in their order.
    func take() -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(descriptor, &buffer, buffer.count)
        return buffer.prefix(max(0, count)).map(Int32.init)
    }
}

/// Where the handler writes; -1 before there is such a place.
private let signalWriter = Atomic<Int32>(-1)

/// The handler: it may only do what is safe at any instant.
private func noteSignal(_ signal: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(signalWriter.load(ordering: .acquiring), &byte, 1)
    errno = saved
}
