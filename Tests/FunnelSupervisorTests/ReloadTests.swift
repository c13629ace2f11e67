// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

/// New generations.
@Suite struct ReloadTests {
    @Test func theOldOnesGoWhenAllNewOnesServe() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.reload)
        #expect(driver.look() == [.notify(.reloading), .start(worker: 3, generation: 2)])
        driver.serve(3...3)
        #expect(driver.look() == [.ping(worker: 3), .start(worker: 4, generation: 2)])
        driver.handle(.ready(worker: 4))
        #expect(driver.look() == [.ping(worker: 4)])
        driver.handle(.pong(worker: 4, acceptors: 4, of: 4))
        #expect(driver.look() == [.drain(worker: 1), .drain(worker: 2), .notify(.ready)])
        driver.end(1)
        driver.end(2)
        #expect(driver.look() == [])
        #expect(driver.workers(.serving) == [3, 4])
        #expect(driver.lines.last == "Generation 2 serves; the workers of generation 1 finish and go")
    }

    @Test func oneThatCannotStartIsGivenUp() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.reload)
        driver.end(3, .killed(signal: 5))
        #expect(driver.look() == [.notify(.reloading), .start(worker: 3, generation: 2), .notify(.ready)])
        #expect(driver.workers(.serving) == [1, 2])
        #expect(
            driver.lines == [
                "Generation 2 is started to replace generation 1",
                "Generation 2 is given up: Worker 103 was killed by SIGTRAP before it was ready; "
                    + "generation 1 serves on",
            ]
        )
        driver.wait(.seconds(60))
        #expect(driver.look() == [])
    }

    @Test func oneThatHangsIsGivenUp() {
        var driver = PlanDriver.serving(workers: 2) { $0.startTimeout = .seconds(3) }
        driver.handle(.reload)
        driver.serve(3...3)
        _ = driver.look()
        driver.wait(.seconds(3))
        // The first may have taken requests, the second not.
        #expect(driver.look() == [.drain(worker: 3), .kill(worker: 4), .notify(.ready)])
        #expect(driver.workers(.serving) == [1, 2])
    }

    @Test func reloadsDuringAReloadBecomeOne() {
        var driver = PlanDriver.serving(workers: 1)
        driver.handle(.reload, .reload, .reload)
        #expect(driver.look() == [.notify(.reloading), .start(worker: 2, generation: 2)])
        driver.serve(2...2)
        #expect(
            driver.look() == [
                .ping(worker: 2), .drain(worker: 1), .notify(.ready), .notify(.reloading),
                .start(worker: 3, generation: 3),
            ]
        )
        driver.serve(3...3)
        #expect(driver.look() == [.ping(worker: 3), .drain(worker: 2), .notify(.ready)])
    }

    @Test func aReloadDuringTheStartFollowsIt() {
        var driver = PlanDriver(workers: 1)
        driver.handle(.reload)
        driver.serve(1...1)
        #expect(driver.look().last == .start(worker: 2, generation: 2))
    }

    @Test func anOldOneThatDiesMeanwhileIsReplaced() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.reload)
        driver.end(1, .killed(signal: 9))
        #expect(driver.look().last == .start(worker: 4, generation: 1))
        driver.serve(3...3)
        driver.serve(5...5)
        #expect(driver.look().contains(.kill(worker: 4)))
        #expect(driver.workers(.serving) == [3, 5])
    }

    @Test func manyReloadsLeaveOneGeneration() {
        var driver = PlanDriver.serving(workers: 3)
        for _ in 0..<20 {
            driver.handle(.reload)
            for worker in 1...1_000 where driver.workers(.starting).contains(worker) {
                driver.serve(worker...worker)
            }
            for worker in driver.workers(.leaving) { driver.end(worker) }
        }
        #expect(driver.plan.workers.map(\.generation) == [21, 21, 21])
    }
}
