// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the watch over the deadlines has to say about a request.
public struct FastCGIReport: Sendable {
    /// What happened to the request.
    public enum Event: Sendable, Hashable {
        /// The application has had it for longer than ``FastCGILimits/handlerWarning``. Nothing was done about it.
        case slow
        /// The phase took too long: the connection was cut, or for a body its receiving side. If the application took
        /// too long and has sent nothing, the request was answered first.
        case cut
        /// Its thread trapped: it stands still since then, and the process must end soon. See ``FastCGIReport/trap``.
        case trapped
        /// Its parameters claim more than ``FastCGILimits/maximumParameterBytes``: it was answered 431, unread.
        case refused
    }

    /// What happened.
    public let event: Event

    /// The phase in which it happened.
    public let phase: FastCGIPhase

    /// The time since the request began, waiting for the web server included.
    public let elapsed: Duration

    /// The parameters; nil while they are being read.
    public let parameters: FastCGIParameters?

    /// What the application said about the request, such as the name of its handler; nil if nothing.
    public let note: String?

    /// The trap, for such an event.
    public let trap: FastCGITrap?

    /// Whether a request that was cut has got ``FastCGIContainment/timeoutAnswer``.
    public let isAnswered: Bool

    /// The addresses on the stack of the thread that works on a request that took too long, as in
    /// ``FastCGITrap/backtrace``. Empty where traps are not contained, and for all other events.
    public let backtrace: [UInt]

    private let record: TrapRecord?

    /// Says that a trap was logged. Without that its thread writes a line to standard error after 25 seconds.
    public func noteIsLogged() {
        record?.acknowledge()
    }

    init(
        event: Event,
        phase: FastCGIPhase,
        elapsed: Duration,
        parameters: FastCGIParameters?,
        note: String?,
        trap: FastCGITrap? = nil,
        isAnswered: Bool = false,
        backtrace: [UInt] = [],
        record: TrapRecord? = nil
    ) {
        self.record = record
        self.event = event
        self.phase = phase
        self.elapsed = elapsed
        self.parameters = parameters
        self.note = note
        self.trap = trap
        self.isAnswered = isAnswered
        self.backtrace = backtrace
    }
}

extension FastCGIReport {
    func adding(backtrace: [UInt]) -> FastCGIReport {
        FastCGIReport(
            event: event,
            phase: phase,
            elapsed: elapsed,
            parameters: parameters,
            note: note,
            trap: trap,
            isAnswered: isAnswered,
            backtrace: backtrace
        )
    }
}
