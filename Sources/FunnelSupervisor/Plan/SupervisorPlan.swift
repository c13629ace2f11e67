// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// What the supervisor does about what happens: events go in, actions come out.
///
/// It knows no process, socket or clock, so that every turn of events can be tested. Times are durations since any
/// fixed moment.
///
/// There is a current generation, whose workers serve. During a reload there is an upcoming one as well; it becomes
/// the current one when all its workers have proved that they serve, and is given up when one of them cannot. A new
/// generation begins with one worker, and the others follow once that one serves: a program that cannot start fails
/// once, and not as often as there are workers.
struct SupervisorPlan: Sendable {
    let settings: SupervisorSettings
    var workers: [SupervisedWorker] = []
    /// The generation that serves, nil before the first one does.
    var current: Int?
    /// The generation that is being started.
    var upcoming: Upcoming?
    /// A reload was asked for while another one was going on.
    var isReloadWanted = false
    var isStopping = false
    var isFinished = false
    /// Requests were cut off by the stop.
    var hasCutRequests = false
    var backoff = Backoff()
    var actions: [SupervisorAction] = []
    /// When the last event came.
    var lastEvent: Duration = .zero
    private var lastWorker = 0
    private var lastGeneration = 0

    /// A generation that does not serve yet.
    struct Upcoming: Sendable, Hashable {
        let number: Int
        /// When it is given up.
        let deadline: Duration
    }

    /// How long after the first answer a worker is asked again whether all its acceptors run.
    static let pingPause: Duration = .milliseconds(20)

    init(_ settings: SupervisorSettings) {
        self.settings = settings
    }

    /// Starts the first generation.
    mutating func begin(at now: Duration) -> [SupervisorAction] {
        launch(at: now)
        return takeActions(at: now)
    }

    /// Deals with an event.
    mutating func handle(_ event: SupervisorEvent, at now: Duration) -> [SupervisorAction] {
        guard !isFinished else { return [] }
        forgiveSilence(at: now)
        switch event {
        case .started(let id, let process): update(id) { $0.process = process }
        case .startFailed(let id, let reason): noteStartFailure(of: id, reason, at: now)
        case .ready(let id): noteReady(id)
        case .pong(let id, let acceptors, let all): notePong(id, isWhole: acceptors >= all, at: now)
        case .replacementWanted(let id, let reason): noteWish(of: id, reason)
        case .ended(let id, let end): noteEnd(of: id, end, at: now)
        case .reload: reload(at: now)
        case .stop: isStopping ? quit(status: 130) : stop(at: now)
        case .quit: quit(status: 0)
        // What workers have said is known by now.
        case .timePassed: noteSilence(at: now)
        }
        noteTime(now)
        return takeActions(at: now)
    }

    /// When ``SupervisorEvent/timePassed`` is due; nil if nothing is waited for.
    func nextDeadline(after now: Duration) -> Duration? {
        var times = workers.flatMap { [$0.deadline, $0.nextPing, silenceDeadline(of: $0)] }.compactMap { $0 }
        // While somebody is silent this process has to show that it is awake itself.
        if let pingInterval, workers.contains(where: { silenceDeadline(of: $0) != nil }) {
            times.append(now + pingInterval)
        }
        if let upcoming { times.append(upcoming.deadline) }
        if current != nil, !isStopping, missing > 0, backoff.earliestStart > now { times.append(backoff.earliestStart) }
        return times.min()
    }

    private mutating func takeActions(at now: Duration) -> [SupervisorAction] {
        if !isFinished { reconcile(at: now) }
        defer { actions.removeAll() }
        return actions
    }

    mutating func update(_ id: Int, _ change: (inout SupervisedWorker) -> Void) {
        guard let index = workers.firstIndex(where: { $0.id == id }) else { return }
        change(&workers[index])
    }

    /// Begins a new generation.
    mutating func launch(at now: Duration) {
        lastGeneration += 1
        upcoming = Upcoming(number: lastGeneration, deadline: now + settings.startTimeout)
    }

    mutating func startWorker(generation: Int, at now: Duration) {
        lastWorker += 1
        var worker = SupervisedWorker(id: lastWorker, generation: generation)
        worker.deadline = now + settings.startTimeout
        workers.append(worker)
        actions.append(.start(worker: worker.id, generation: generation))
    }

    mutating func log(_ level: Logger.Level, _ text: String) {
        actions.append(.log(level, text))
    }

    mutating func finish(status: Int32) {
        isFinished = true
        actions.append(.finish(status: status))
    }
}
