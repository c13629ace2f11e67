// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

/// The first generation.
@Suite struct StartTests {
    @Test func oneWorkerGoesFirstAndTheOthersFollow() {
        var driver = PlanDriver(workers: 3)
        #expect(driver.look() == [.start(worker: 1, generation: 1)])
        driver.handle(.ready(worker: 1))
        #expect(driver.look() == [.ping(worker: 1)])
        driver.handle(.pong(worker: 1, acceptors: 4, of: 4))
        #expect(
            driver.look() == [
                .notify(.ready), .start(worker: 2, generation: 1), .start(worker: 3, generation: 1),
            ]
        )
        driver.serve(2...3)
        #expect(driver.look() == [.ping(worker: 2), .ping(worker: 3)])
        #expect(driver.workers(.serving) == [1, 2, 3])
        #expect(driver.lines == (101...103).map { "Worker \($0) is ready (generation 1)" })
    }

    @Test func oneWhoseAcceptorsDoNotAllRunIsAskedAgain() {
        var driver = PlanDriver(workers: 1)
        driver.handle(.ready(worker: 1))
        _ = driver.look()
        driver.handle(.pong(worker: 1, acceptors: 3, of: 4))
        #expect(driver.look() == [])
        #expect(driver.plan.nextDeadline(after: driver.now) == SupervisorPlan.pingPause)
        driver.wait(SupervisorPlan.pingPause)
        #expect(driver.look() == [.ping(worker: 1)])
        driver.handle(.pong(worker: 1, acceptors: 4, of: 4))
        #expect(driver.look() == [.notify(.ready)])
    }

    @Test func aPongBeforeReadyProvesNothing() {
        var driver = PlanDriver(workers: 1)
        driver.handle(.pong(worker: 1, acceptors: 4, of: 4))
        #expect(driver.workers(.starting) == [1])
    }

    @Test(arguments: [
        (ProcessEnd.exited(64), Int32(64), "Worker 101 ended with exit status 64 before it was ready"),
        (.exited(0), 1, "Worker 101 ended with exit status 0 before it was ready"),
        (.killed(signal: 11), 1, "Worker 101 was killed by SIGSEGV before it was ready"),
    ])
    func aProgramThatCannotStartEnds(end: ProcessEnd, status: Int32, reason: String) {
        var driver = PlanDriver(workers: 4)
        driver.end(1, end)
        #expect(driver.look() == [.start(worker: 1, generation: 1), .finish(status: status)])
        #expect(driver.lines == ["The program cannot serve: \(reason)"])
    }

    @Test func aProgramThatCannotBeRunEnds() {
        var driver = PlanDriver(workers: 4)
        driver.handle(.startFailed(worker: 1, "/srv/app: no such file or directory"))
        #expect(driver.look().last == .finish(status: 1))
        #expect(
            driver.lines
                == ["The program cannot serve: A worker cannot be started: /srv/app: no such file or directory"]
        )
    }

    @Test func aProgramThatHangsEnds() {
        var driver = PlanDriver(workers: 2) { $0.startTimeout = .seconds(5) }
        _ = driver.look()
        driver.wait(.milliseconds(4_999))
        #expect(driver.look() == [])
        #expect(driver.plan.nextDeadline(after: driver.now) == .seconds(5))
        driver.wait(.milliseconds(1))
        #expect(driver.look() == [.kill(worker: 1), .finish(status: 1)])
        #expect(driver.lines == ["The program cannot serve: Worker 101 is not ready after 5 s"])
    }

    @Test func nothingHappensAfterTheEnd() {
        var driver = PlanDriver(workers: 2)
        driver.end(1)
        _ = driver.look()
        driver.handle(.reload, .stop, .ready(worker: 1), .timePassed)
        #expect(driver.look() == [])
    }
}
