// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

/// The end of the program.
@Suite struct StopTests {
    @Test func workersFinishFirst() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.stop)
        #expect(driver.look() == [.notify(.stopping), .closeSockets, .stop(worker: 1), .stop(worker: 2)])
        driver.end(2)
        #expect(driver.look() == [])
        driver.end(1)
        #expect(driver.look() == [.finish(status: 0)])
        #expect(driver.lines == ["Stopping: 2 workers finish what they have in hand", "Stopped"])
    }

    @Test func onesThatStartAreEnded() {
        var driver = PlanDriver.serving(workers: 1)
        driver.handle(.reload, .stop)
        #expect(driver.look().suffix(3) == [.closeSockets, .stop(worker: 1), .kill(worker: 2)])
        driver.end(2, .killed(signal: 9))
        driver.end(1)
        #expect(driver.look() == [.finish(status: 0)])
    }

    @Test func nobodyIsReplaced() {
        var driver = PlanDriver.serving(workers: 2)
        driver.handle(.stop)
        _ = driver.look()
        driver.end(1, .killed(signal: 9))
        #expect(driver.look() == [])
        driver.handle(.reload)
        #expect(driver.look() == [])
        driver.end(2)
        #expect(driver.look() == [.finish(status: 1)])
    }

    @Test func onesThatTakeTooLongAreEnded() {
        var driver = PlanDriver.serving(workers: 1) { $0.stopTimeout = .seconds(3) }
        driver.handle(.stop)
        _ = driver.look()
        driver.wait(.seconds(5))
        #expect(driver.look() == [.kill(worker: 1)])
        driver.end(1, .killed(signal: 9))
        #expect(driver.look() == [.finish(status: 1)])
        #expect(driver.lines.last == "Stopped; not all requests were finished")
    }

    @Test(
        arguments: [
            ([.quit], 0), ([.stop, .stop], 130), ([.stop, .quit], 0),
        ] as [([SupervisorEvent], Int32)]
    )
    func stopsAtOnce(events: [SupervisorEvent], status: Int32) {
        var driver = PlanDriver.serving(workers: 2)
        for event in events { driver.handle(event) }
        let actions = driver.look()
        #expect(actions.suffix(3) == [.kill(worker: 1), .kill(worker: 2), .finish(status: status)])
        #expect(actions.count { $0 == .closeSockets } == 1)
    }

    @Test func aStopBeforeAnybodyServesIsClean() {
        var driver = PlanDriver(workers: 3)
        driver.handle(.stop)
        driver.end(1, .killed(signal: 9))
        #expect(driver.look().last == .finish(status: 0))
    }
}
