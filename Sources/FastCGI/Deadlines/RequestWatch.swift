// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
internal import Locking

/// What one worker has in hand, as the thread that watches the deadlines sees it.
///
/// A time limit on a socket bounds one system call: a peer that sends a byte now and then passes it for ever. So the
/// worker notes here what it waits for, and another thread ends the wait by shutting the connection down.
final class RequestWatch: Sendable {
    struct State {
        /// The connection, as long as nobody can have closed its descriptor.
        var descriptor: SocketDescriptor?
        /// The descriptor is a duplicate of the connection's, to be closed here.
        var isDuplicate = false
        /// Requests since the start.
        var count: UInt64 = 0
        var phase = FastCGIPhase.parameters
        var began: UInt64 = 0
        /// When the present wait for the web server began.
        var waitingSince: UInt64 = 0
        var pending = 0
        var input = Transfer()
        var output = Transfer()
        var parameters: FastCGIParameters?
        var note: (any CustomStringConvertible & Sendable)?
        var isReported = false
        /// The phase in which the connection was cut.
        var cut: FastCGIPhase?
        /// It was reported that the worker has trapped.
        var isLost = false
    }

    let record = TrapRecord()

    private let state = Lock(State())

    /// A request begins.
    ///
    /// libfcgi may close a connection while it reads parameters; the number may belong to another one at once. What is
    /// to be watched meanwhile is a duplicate, which nobody else closes.
    func begin(_ descriptor: SocketDescriptor, hasArrived: Bool) {
        let watched = hasArrived ? descriptor : descriptor.duplicate()
        let now = Monotonic.now()
        state.withLock { state in
            state = State(descriptor: watched, isDuplicate: !hasArrived, count: state.count &+ 1)
            state.began = now
            state.waitingSince = now
            if hasArrived { state.phase = .handler }
        }
    }

    /// Requests that have begun since the start.
    var count: UInt64 { state.withLock(\.count) }

    /// How long the last request has waited for its body, and for its response to be taken, and what the application has
    /// said about it.
    var waits: (body: UInt64, response: UInt64, note: String?) {
        state.withLock { ($0.input.waited, $0.output.waited, $0.note?.description) }
    }

    /// The worker has not trapped, as far as it was noticed.
    var isAlive: Bool { state.withLock { !$0.isLost } }

    /// The parameters are there, and the application gets the request.
    func hand(_ parameters: FastCGIParameters) {
        state.withLock { state in
            state.phase = .handler
            state.parameters = parameters
        }
    }

    /// The application says what it does with the request.
    func setNote(_ note: some CustomStringConvertible & Sendable) {
        state.withLock { $0.note = note }
    }

    /// The worker waits for the web server.
    func wait(_ phase: FastCGIPhase, pending: Int = 0) {
        let now = Monotonic.now()
        state.withLock { state in
            state.phase = phase
            state.pending = pending
            state.waitingSince = now
        }
    }

    /// The wait is over.
    ///
    /// - Returns: True if it was ended because it took too long
    func resume(bytes: Int) -> Bool {
        let now = Monotonic.now()
        return state.withLock { state in
            let waited = now > state.waitingSince ? now - state.waitingSince : 0
            switch state.phase {
            case .body: state.input.add(bytes: bytes, waited: waited)
            case .response: state.output.add(bytes: bytes, waited: waited)
            case .parameters, .handler: break
            }
            let isCut = state.cut == state.phase
            state.phase = .handler
            return isCut
        }
    }

    /// The request ends; from here on its connection is not touched any more.
    ///
    /// - Returns: True if its connection was cut
    @discardableResult
    func end() -> Bool {
        state.withLock { state in
            if state.isDuplicate { state.descriptor?.close() }
            state.descriptor = nil
            return state.cut != nil
        }
    }

    /// Looks whether the request has taken too long, and acts on it.
    ///
    /// - Returns: What there is to say; nil for nearly all requests
    func check(at now: UInt64, limits: FastCGILimits, timeoutAnswer: [UInt8]) -> FastCGIReport? {
        state.withLock { state in
            // A cut connection is on its way out.
            guard let descriptor = state.descriptor, state.cut == nil, !state.isLost else { return nil }
            if state.isOverdue(at: now, limits: limits) {
                state.cut = state.phase
                let isAnswered = state.phase == .handler && record.answer(timeoutAnswer)
                // The application can still answer that the body did not come.
                if !isAnswered { descriptor.shutdown(state.phase == .body ? SHUT_RD : SHUT_RDWR) }
                return state.report(.cut, at: now, isAnswered: isAnswered)
            }
            guard !state.isReported, state.handlerTime(at: now) > limits.handlerWarning.nanoseconds else { return nil }
            state.isReported = true
            return state.report(.slow, at: now)
        }
    }
}

extension RequestWatch {
    /// Looks whether the worker has trapped.
    ///
    /// - Returns: What there is to say about it, once
    func checkTrap(at now: UInt64) -> FastCGIReport? {
        guard let trap = record.trap else { return nil }
        return state.withLock { state in
            guard !state.isLost else { return nil }
            state.isLost = true
            return state.report(.trapped, at: now, trap: trap, record: record)
        }
    }
}

extension RequestWatch.State {
    fileprivate func isOverdue(at now: UInt64, limits: FastCGILimits) -> Bool {
        let wait = now > waitingSince ? now - waitingSince : 0
        switch phase {
        case .parameters:
            return wait > limits.parameterTimeout.nanoseconds
        case .body:
            return input.isExhausted(
                wait: wait,
                pending: 0,
                patience: limits.receiveTimeout.nanoseconds,
                limits: limits
            )
        case .response:
            return output.isExhausted(
                wait: wait,
                pending: pending,
                patience: limits.sendTimeout.nanoseconds,
                limits: limits
            )
        case .handler:
            return limits.requestTimeout.map { handlerTime(at: now) > $0.nanoseconds } ?? false
        }
    }

    /// How long the application has had the request, without its waits for the web server.
    fileprivate func handlerTime(at now: UInt64) -> UInt64 {
        guard phase != .parameters, now > began else { return 0 }
        let present = phase == .handler || now < waitingSince ? 0 : now - waitingSince
        let waits = input.waited &+ output.waited &+ present
        return now - began > waits ? now - began - waits : 0
    }

    fileprivate func report(
        _ event: FastCGIReport.Event,
        at now: UInt64,
        trap: FastCGITrap? = nil,
        isAnswered: Bool = false,
        record: TrapRecord? = nil
    ) -> FastCGIReport {
        FastCGIReport(
            event: event,
            phase: phase,
            elapsed: .nanoseconds(Int64(clamping: now > began ? now - began : 0)),
            parameters: parameters,
            note: note?.description,
            trap: trap,
            isAnswered: isAnswered,
            record: record
        )
    }
}
