// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
private import Glibc
internal import Locking

/// A worker's connection with its supervisor.
///
/// It has a thread of its own from the first moment, so that pings are answered whatever the application does, and a
/// worker without a supervisor ends whatever it waits for.
package final class WorkerLink: Sendable {
    private let channel: ControlChannel
    private let limits: WorkerLimits
    private let state = Lock(State())

    private struct State: Sendable {
        var duty: WorkerDuty?
        var hasAskedForReplacement = false
    }

    /// The descriptor of the connection, for a handler of signals: it can send the packet `replace` and a reason, as
    /// ``askForReplacement(_:)`` does, without taking memory or a lock.
    package var descriptor: Int32 { channel.descriptor }

    /// Starts to listen to the supervisor.
    ///
    /// - Parameters:
    ///   - start: What the process was started with.
    ///   - limits: When the worker asks to be replaced.
    ///   - startThread: Starts a thread that may block for ever. None of libdispatch's, which end the process when it
    ///     runs out of descriptors.
    package init(
        _ start: WorkerStart,
        limits: WorkerLimits,
        startThread: (@escaping @Sendable () -> Void) throws -> Void
    ) rethrows {
        channel = ControlChannel(descriptor: start.control)
        self.limits = limits.spread(by: .random(in: 0..<0.1))
        // A terminal that goes away is the supervisor's concern.
        signal(SIGHUP, SIG_IGN)
        try startThread { self.listen() }
    }

    /// Tells the supervisor that the worker serves now.
    package func serve(_ duty: WorkerDuty) {
        state.withLock { $0.duty = duty }
        channel.send(.ready)
    }

    /// Asks the supervisor to put another worker in this one's place, and to let this one go then. Further calls do
    /// nothing.
    ///
    /// - Parameter reason: Why, for the supervisor's log.
    package func askForReplacement(_ reason: String) {
        let isFirst = state.withLock { state in
            defer { state.hasAskedForReplacement = true }
            return !state.hasAskedForReplacement
        }
        if isFirst { channel.send(.replace(reason)) }
    }

    private func listen() {
        while true {
            channel.wait(milliseconds: limits.isNone ? -1 : Self.interval)
            while true {
                let arrival = channel.receive()
                if arrival == .nothing { break }
                if arrival == .end { return endWithoutSupervisor() }
                if case .message(let message) = arrival { obey(message) }
            }
            checkLimits()
        }
    }

    /// In milliseconds. How often a worker looks whether it has done enough.
    private static let interval: Int32 = 500

    private func obey(_ message: ControlMessage) {
        let duty = state.withLock(\.duty)
        switch message {
        case .ping:
            let (running, all) = duty?.acceptors() ?? (0, 1)
            channel.send(.pong(acceptors: running, of: all))
        case .drain(let milliseconds): duty?.leave(.drain(within: .milliseconds(milliseconds)))
        case .stop(let milliseconds): duty?.leave(.stop(within: .milliseconds(milliseconds)))
        case .ready, .pong, .replace: break
        }
    }

    private func checkLimits() {
        guard !limits.isNone, let duty = state.withLock(\.duty) else { return }
        let memory = limits.maximumMemory == nil ? 0 : MemoryUse.current()
        if let reason = limits.reason(requests: duty.requests(), memory: memory) { askForReplacement(reason) }
    }

    /// Nobody will ever end this process, so it does so itself.
    private func endWithoutSupervisor() {
        guard let duty = state.withLock(\.duty) else { _exit(1) }
        duty.leave(.drain(within: limits.drainTimeout))
    }
}
