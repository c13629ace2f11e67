// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Logging
import Testing

@testable import FunnelSupervisor

/// A plan with a clock that a test moves, and workers that do what the test says. Worker 3 is process 103.
struct PlanDriver {
    var plan: SupervisorPlan
    var now: Duration = .zero
    /// What the plan did since the last look, without log lines.
    var actions: [SupervisorAction] = []
    /// What it said since the start.
    var lines: [String] = []

    init(workers: Int, edit: (inout SupervisorSettings) -> Void = { _ in }) {
        var settings = SupervisorSettings(workers: workers)
        // Most tests are not about pings.
        settings.workerTimeout = nil
        edit(&settings)
        plan = SupervisorPlan(settings)
        take(plan.begin(at: now))
    }

    /// One whose workers all serve.
    static func serving(workers: Int, edit: (inout SupervisorSettings) -> Void = { _ in }) -> PlanDriver {
        var driver = PlanDriver(workers: workers, edit: edit)
        driver.serve(1...workers)
        driver.forget()
        return driver
    }

    mutating func handle(_ events: SupervisorEvent...) {
        for event in events { take(plan.handle(event, at: now)) }
    }

    /// Workers come up: they say so and answer the ping.
    mutating func serve(_ workers: ClosedRange<Int>) {
        for worker in workers { handle(.ready(worker: worker), .pong(worker: worker, acceptors: 4, of: 4)) }
    }

    mutating func end(_ worker: Int, _ end: ProcessEnd = .exited(0)) {
        handle(.ended(worker: worker, end))
    }

    mutating func wait(_ time: Duration) {
        now += time
        handle(.timePassed)
    }

    mutating func forget() {
        actions = []
        lines = []
    }

    /// The actions since the last look.
    mutating func look() -> [SupervisorAction] {
        defer { actions = [] }
        return actions
    }

    /// The workers in each phase.
    func workers(_ phase: SupervisedWorker.Phase) -> [Int] {
        plan.workers.filter { $0.phase == phase }.map(\.id)
    }

    private mutating func take(_ new: [SupervisorAction]) {
        for action in new {
            if case .log(let level, let text) = action {
                if level > .debug { lines.append(text) }
            } else {
                actions.append(action)
            }
            if case .start(let worker, _) = action {
                take(plan.handle(.started(worker: worker, process: Int32(100 + worker)), at: now))
            }
        }
    }
}
