// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FastCGI
package import FunnelStatus
private import Glibc
package import Logging

/// Keeps worker processes running that serve on the same listening sockets.
///
/// It is one thread in a loop and runs no code of an application. What it does is decided by a ``SupervisorPlan``.
///
/// Signals: SIGHUP starts a new generation of workers from the program's file, SIGTERM and SIGINT stop after the
/// requests in hand (the second one at once), SIGQUIT stops at once.
package final class Supervisor {
    private let sockets: [ListeningSocket]
    private let service: String
    private let passed: [String: Int32]
    private let scoreboard: Scoreboard?
    private var starter: Starter?
    private let settings: SupervisorSettings
    private let logger: Logger
    private let reopenLog: () -> Void
    private let program: WorkerProcess
    private let notifier = ServiceNotifier()
    private let signals: SupervisorSignals
    private var plan: SupervisorPlan
    private var running: [Int: Running] = [:]
    private var pending: [SupervisorEvent] = []
    private var exitStatus: Int32?
    private var lastWatchdog: Duration = .zero
    private let origin = ContinuousClock.now

    /// A worker's process, and the connection with it as long as that lasts.
    private struct Running {
        var process: Int32
        var channel: ControlChannel?
    }

    /// Makes a supervisor; ``run()`` starts the workers.
    ///
    /// - Parameters:
    ///   - sockets: The sockets that every worker listens on.
    ///   - service: What the workers serve there: a word of the program's own, for ``WorkerStart/service``.
    ///   - passed: Further descriptors for every worker, by name: a lower-case word.
    ///   - scoreboard: Where workers count; it is passed to each of them as `scoreboard`. Default: nowhere.
    ///   - starter: Whoever starts the program, who is told why it cannot serve. Default: nobody.
    ///   - settings: How many workers, and how long they may take.
    ///   - logger: Where it is said what happens. Default: `funnel.general`.
    ///   - reopenLog: Called for SIGUSR1, which every worker is sent too. Default: nothing is done.
    /// - Throws: ``SupervisorError`` if the system does not let it.
    package init(
        listeningOn sockets: [ListeningSocket],
        service: String,
        passing passed: [String: Int32] = [:],
        scoreboard: Scoreboard? = nil,
        starter: Starter? = nil,
        settings: SupervisorSettings,
        logger: Logger = Logger(label: "funnel.general"),
        reopenLog: @escaping () -> Void = {}
    ) throws(SupervisorError) {
        self.sockets = sockets
        self.service = service
        self.passed = passed.merging(scoreboard.map { ["scoreboard": $0.descriptor] } ?? [:]) { $1 }
        self.scoreboard = scoreboard
        self.starter = starter
        self.settings = settings
        self.logger = logger
        self.reopenLog = reopenLog
        let arguments = CommandLine.arguments
        program = WorkerProcess(
            path: try ProgramPath.current(calledAs: arguments.first ?? ""),
            arguments: arguments.isEmpty ? ["application"] : arguments
        )
        plan = SupervisorPlan(settings)
        signals = try SupervisorSignals()
    }

    /// Runs the workers until the program is to stop.
    ///
    /// - Returns: The exit status of the program.
    package func run() -> Int32 {
        perform(plan.begin(at: now))
        while true {
            handlePending()
            if let exitStatus { return exitStatus }
            wait()
        }
    }

    private var now: Duration { ContinuousClock.now - origin }

    private func handlePending() {
        while exitStatus == nil, !pending.isEmpty { perform(plan.handle(pending.removeFirst(), at: now)) }
    }

    /// Waits for signals, messages and deadlines, and makes events of them.
    private func wait() {
        let listened = running.filter { $0.value.channel != nil }.keys.sorted()
        var entries = [pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)]
        for id in listened {
            entries.append(pollfd(fd: running[id]?.channel?.descriptor ?? -1, events: Int16(POLLIN), revents: 0))
        }
        _ = poll(&entries, nfds_t(entries.count), timeout)
        for (id, entry) in zip(listened, entries.dropFirst()) where entry.revents != 0 { receive(from: id) }
        if entries[0].revents != 0 { for signal in signals.take() { note(signal) } }
        pending.append(.timePassed)
        feedWatchdog()
    }

    /// In milliseconds, until something is due; -1 if nothing is.
    private var timeout: Int32 {
        var due = plan.nextDeadline(after: now)
        if let interval = notifier.watchdogInterval { due = min(due ?? .seconds(86_400), lastWatchdog + interval) }
        guard let due else { return -1 }
        // Rounded up: a moment too early nothing would be due.
        return Int32(clamping: Int((max(.zero, due - now) / .milliseconds(1)).rounded(.up)))
    }

    private func feedWatchdog() {
        guard let interval = notifier.watchdogInterval, now >= lastWatchdog + interval else { return }
        lastWatchdog = now
        notifier.send("WATCHDOG=1")
    }

    private func note(_ signal: Int32) {
        switch signal {
        case SIGCHLD: while let (process, end) = ProcessReaper.next() { noteEnd(of: process, end) }
        case SIGHUP: pending.append(.reload)
        case SIGUSR1:
            reopenLog()
            for worker in running.values { kill(worker.process, SIGUSR1) }
        case SIGQUIT: pending.append(.quit)
        default: pending.append(.stop)
        }
    }

    /// What a worker said before its end comes before its end.
    private func noteEnd(of process: Int32, _ end: ProcessEnd) {
        guard let id = running.first(where: { $0.value.process == process })?.key else { return }
        receive(from: id)
        running[id] = nil
        let phase = plan.workers.first { $0.id == id }?.phase
        scoreboard?.dismiss(worker: id, isLost: phase != nil && phase != .leaving)
        pending.append(.ended(worker: id, end))
    }

    private func receive(from id: Int) {
        while let channel = running[id]?.channel {
            switch channel.receive() {
            case .nothing: return
            case .end: running[id]?.channel = nil
            case .unknown: continue
            case .message(.ready): pending.append(.ready(worker: id))
            case .message(.pong(let acceptors, let all)):
                pending.append(.pong(worker: id, acceptors: acceptors, of: all))
            case .message(.replace(let reason)): pending.append(.replacementWanted(worker: id, reason))
            case .message(.ping), .message(.drain), .message(.stop): continue
            }
        }
    }
}

extension Supervisor {
    private func perform(_ actions: [SupervisorAction]) {
        if let current = plan.current { scoreboard?.setGeneration(current) }
        for action in actions {
            switch action {
            case .start(let worker, let generation): start(worker, generation: generation)
            case .ping(let worker): send(.ping, to: worker)
            case .drain(let worker): send(.drain(milliseconds: settings.drainTimeout.wholeMilliseconds), to: worker)
            case .stop(let worker): send(.stop(milliseconds: settings.stopTimeout.wholeMilliseconds), to: worker)
            case .kill(let worker): if let process = running[worker]?.process { kill(process, SIGKILL) }
            case .closeSockets: for socket in sockets { socket.refuseNew() }
            case .log(let level, let text):
                logger.log(level: level, "\(text)")
                if level == .critical { starter?.tell(text) }
            case .notify(let state):
                notifier.send(state)
                if state == .ready { forgetStarter() }
            case .finish(let status): exitStatus = status
            }
        }
    }

    /// The first worker serves: whoever has started the program looks at its log from now on.
    private func forgetStarter() {
        starter?.forget()
        starter = nil
    }

    private func send(_ message: ControlMessage, to worker: Int) {
        running[worker]?.channel?.send(message)
    }

    private func start(_ worker: Int, generation: Int) {
        do throws(SupervisorError) {
            let (own, other) = try ControlChannel.pair()
            let start = WorkerStart(
                worker: worker,
                generation: generation,
                service: service,
                control: other.descriptor,
                listening: sockets.map(\.fileDescriptor),
                passed: starter.map { passed.merging([Starter.name: $0.descriptor]) { $1 } } ?? passed
            )
            scoreboard?.admit(worker: worker, generation: generation)
            let process = try program.start(start)
            scoreboard?.note(process: process, ofWorker: worker)
            running[worker] = Running(process: process, channel: own)
            pending.append(.started(worker: worker, process: process))
        } catch {
            scoreboard?.dismiss(worker: worker, isLost: true)
            pending.append(.startFailed(worker: worker, "\(error)"))
        }
    }
}

@available(*, unavailable)
extension Supervisor: Sendable {}

extension Duration {
    /// Milliseconds, rounded down.
    fileprivate var wholeMilliseconds: Int {
        Int(min(max(self / .milliseconds(1), 0), 1e12))
    }
}
