// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

/// Workers that die, and workers that want to go.
@Suite struct ReplacementTests {
    @Test func oneThatDiesIsReplacedAtOnce() {
        var driver = PlanDriver.serving(workers: 2)
        driver.now += .seconds(60)
        driver.end(1, .killed(signal: 9))
        #expect(driver.look() == [.start(worker: 3, generation: 1)])
        #expect(driver.lines == ["Worker 101 was killed by SIGKILL; it is replaced at once"])
    }

    @Test func thoseThatKeepDyingAreReplacedMoreSlowly() {
        var driver = PlanDriver.serving(workers: 1)
        driver.end(1, .exited(1))
        driver.end(2, .exited(1))
        #expect(driver.look() == [.start(worker: 2, generation: 1)])
        #expect(driver.plan.nextDeadline(after: driver.now) == driver.now + .milliseconds(100))
        driver.wait(.milliseconds(99))
        #expect(driver.look() == [])
        driver.wait(.milliseconds(1))
        #expect(driver.look() == [.start(worker: 3, generation: 1)])
        #expect(
            driver.lines == [
                "Worker 101 ended with exit status 1; it is replaced at once",
                "Worker 102 ended with exit status 1 before it was ready; it is replaced in 0.1 s",
            ]
        )
    }

    @Test func thoseThatDieTogetherAreAllReplaced() {
        var driver = PlanDriver.serving(workers: 4)
        for worker in 1...4 { driver.end(worker, .killed(signal: 4)) }
        driver.wait(.seconds(1))
        #expect(driver.plan.workers.map(\.id) == [5, 6, 7, 8])
    }

    @Test func oneThatHangsAtItsStartIsEndedAndReplaced() {
        var driver = PlanDriver.serving(workers: 2)
        driver.end(1, .killed(signal: 9))
        _ = driver.look()
        driver.wait(.seconds(30))
        #expect(driver.look() == [.kill(worker: 3)])
        driver.end(3, .killed(signal: 9))
        driver.wait(.milliseconds(100))
        #expect(driver.look() == [.start(worker: 4, generation: 1)])
        #expect(driver.plan.workers.map(\.id) == [2, 4])
        #expect(driver.lines.last == "Worker 103 is not ready after 30 s and is ended")
    }

    @Test func oneThatWantsToGoStaysUntilAnotherServes() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.replacementWanted(worker: 1, "it has taken 1000 requests"))
        #expect(driver.look() == [.start(worker: 3, generation: 1)])
        driver.handle(.replacementWanted(worker: 1, "it has taken 2000 requests"))
        driver.handle(.ready(worker: 3))
        #expect(driver.look() == [.ping(worker: 3)])
        driver.handle(.pong(worker: 3, acceptors: 1, of: 1))
        #expect(driver.look() == [.drain(worker: 1)])
        driver.end(1)
        #expect(driver.look() == [])
        #expect(driver.workers(.serving) == [2, 3])
        #expect(driver.lines.first == "Worker 101 is to be replaced: it has taken 1000 requests")
    }

    @Test func allWantToGoAtTheSameTime() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.replacementWanted(worker: 1, "a"), .replacementWanted(worker: 2, "a"))
        #expect(driver.look() == [.start(worker: 3, generation: 1), .start(worker: 4, generation: 1)])
        driver.serve(4...4)
        #expect(driver.look() == [.ping(worker: 4), .drain(worker: 1)])
        driver.serve(3...3)
        #expect(driver.look() == [.ping(worker: 3), .drain(worker: 2)])
    }

    @Test func oneWhoseReplacementDiesStays() {
        var driver = PlanDriver.serving(workers: 1)
        driver.handle(.replacementWanted(worker: 1, "a"))
        driver.end(2, .exited(1))
        driver.end(3, .exited(1))
        #expect(driver.workers(.serving) == [1])
        _ = driver.look()
        driver.wait(.milliseconds(100))
        #expect(driver.look() == [.start(worker: 4, generation: 1)])
        driver.serve(4...4)
        #expect(driver.workers(.leaving) == [1])
    }

    @Test func oneThatDoesNotFinishInTimeIsEnded() {
        var driver = PlanDriver.serving(workers: 1) { $0.drainTimeout = .seconds(5) }
        driver.handle(.replacementWanted(worker: 1, "a"))
        driver.serve(2...2)
        _ = driver.look()
        driver.wait(.milliseconds(6_999))
        #expect(driver.look() == [])
        driver.wait(.milliseconds(1))
        #expect(driver.look() == [.kill(worker: 1)])
        driver.end(1, .killed(signal: 9))
        driver.wait(.seconds(60))
        #expect(driver.look() == [])
        #expect(driver.lines.last == "Worker 101 has not finished in time and is ended")
    }
}
