// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

@Suite struct BackoffTests {
    private func delays(ages: [Duration?], pauses: Duration = .zero) -> [Duration] {
        var backoff = Backoff()
        var now: Duration = .zero
        return ages.map { age in
            defer { now += pauses }
            return backoff.noteDeath(age: age, at: now)
        }
    }

    @Test func theFirstIsReplacedAtOnceAndTheOthersMoreAndMoreSlowly() {
        let delays = delays(ages: [nil, .zero, nil, .milliseconds(999), nil, nil, nil, nil, nil, nil])
        let expected = [0, 100, 200, 100, 800, 1_600, 3_200, 6_400, 10_000, 10_000]
        #expect(delays == expected.map { .milliseconds($0) })
    }

    @Test func thousandsOfDeathsDoNotOverflow() {
        #expect(delays(ages: Array(repeating: nil, count: 2_000)).last == .seconds(10))
    }

    @Test func oneThatWasWellIsAlwaysReplacedAtOnce() {
        #expect(delays(ages: [nil, nil, .seconds(1), nil])[1...] == [.milliseconds(100), .zero, .milliseconds(200)])
    }

    /// A service whose workers die of requests must not go without workers.
    @Test func oneThatHasServedIsNeverWaitedForLong() {
        #expect(delays(ages: Array(repeating: .zero, count: 1_000)).max() == .milliseconds(100))
    }

    @Test func aServiceThatRunsAgainForgetsFailedStarts() {
        var backoff = Backoff()
        for _ in 0..<10 { _ = backoff.noteDeath(age: nil, at: .zero) }
        #expect(backoff.earliestStart == .seconds(10))
        backoff.noteService()
        #expect(backoff.earliestStart == .zero)
        #expect(backoff.noteDeath(age: nil, at: .zero) == .milliseconds(100))
    }

    @Test func deathsLongAgoDoNotCount() {
        #expect(delays(ages: [nil, nil, nil], pauses: .seconds(31)) == [.zero, .zero, .zero])
    }

    @Test func noStartBeforeTheDelayIsOver() {
        var backoff = Backoff()
        _ = backoff.noteDeath(age: nil, at: .seconds(5))
        #expect(backoff.earliestStart == .seconds(5))
        _ = backoff.noteDeath(age: nil, at: .seconds(5))
        #expect(backoff.earliestStart == .milliseconds(5_100))
        _ = backoff.noteDeath(age: .seconds(60), at: .seconds(5))
        #expect(backoff.earliestStart == .milliseconds(5_100))
    }
}
