// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

/// Workers that do not answer any more.
@Suite struct SilenceTests {
    private func driver(workers: Int) -> PlanDriver {
        .serving(workers: workers) { $0.workerTimeout = .seconds(30) }
    }

    /// Lets time pass as a supervisor does that sleeps until something is due.
    private func pass(_ time: Duration, of driver: inout PlanDriver, answering: Set<Int> = []) {
        let end = driver.now + time
        while let due = driver.plan.nextDeadline(after: driver.now), due <= end {
            driver.now = max(driver.now, due)
            driver.handle(.timePassed)
            for worker in answering { driver.handle(.pong(worker: worker, acceptors: 4, of: 4)) }
        }
        driver.wait(end - driver.now)
    }

    @Test func oneThatServesIsAskedThreeTimesAsOften() {
        var driver = driver(workers: 1)
        pass(.milliseconds(9_999), of: &driver)
        #expect(driver.look() == [])
        driver.wait(.milliseconds(1))
        #expect(driver.look() == [.ping(worker: 1)])
        driver.handle(.pong(worker: 1, acceptors: 4, of: 4))
        pass(.seconds(10), of: &driver)
        #expect(driver.look() == [.ping(worker: 1)])
    }

    @Test func thoseThatAnswerStay() {
        var driver = driver(workers: 2)
        pass(.seconds(3_600), of: &driver, answering: [1, 2])
        #expect(driver.workers(.serving) == [1, 2])
        #expect(driver.lines == [])
    }

    @Test(arguments: [1, 3]) func oneThatIsSilentIsEndedAndReplaced(workers: Int) {
        var driver = driver(workers: workers)
        let others = Set(2...max(workers, 2)).filter { $0 <= workers }
        pass(.milliseconds(39_999), of: &driver, answering: others)
        #expect(driver.workers(.serving).contains(1))
        driver.forget()
        pass(.milliseconds(1), of: &driver, answering: others)
        #expect(driver.lines == ["Worker 101 has not answered for 30 s and is ended"])
        let actions = driver.look()
        #expect(actions.first == .kill(worker: 1))
        #expect(actions.last == .start(worker: workers + 1, generation: 1))
        driver.end(1, .killed(signal: 9))
        driver.serve(workers + 1...workers + 1)
        #expect(driver.workers(.serving) == Array(2...workers + 1))
        #expect(driver.lines.count == 2)
    }

    /// The answers may have come meanwhile, or nobody was awake to give them.
    @Test func whoStoodStillItselfBlamesNobody() {
        var driver = driver(workers: 2)
        pass(.seconds(15), of: &driver)
        driver.wait(.seconds(7_200))
        #expect(driver.workers(.serving) == [1, 2])
        driver.handle(.pong(worker: 1, acceptors: 4, of: 4))
        driver.forget()
        pass(.seconds(30), of: &driver, answering: [1])
        #expect(driver.lines == ["Worker 102 has not answered for 30 s and is ended"])
    }

    @Test func anAnswerOfOneDoesNotJudgeTheOthers() {
        var driver = driver(workers: 2)
        pass(.seconds(39), of: &driver)
        driver.now += .seconds(2)
        driver.handle(.pong(worker: 1, acceptors: 4, of: 4), .pong(worker: 2, acceptors: 4, of: 4), .timePassed)
        #expect(driver.workers(.serving) == [1, 2])
    }

    @Test func whoFinishesIsNotAsked() {
        var driver = driver(workers: 1)
        pass(.seconds(15), of: &driver)
        driver.handle(.replacementWanted(worker: 1, "a"))
        driver.serve(2...2)
        driver.forget()
        pass(.seconds(29), of: &driver, answering: [2])
        #expect(!driver.look().contains(.kill(worker: 1)))
    }

    @Test func withoutALimitNobodyIsAsked() {
        var driver = PlanDriver.serving(workers: 2)
        driver.wait(.seconds(3_600))
        #expect(driver.look() == [])
        #expect(driver.plan.nextDeadline(after: driver.now) == nil)
    }
}
