// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How long to wait before a worker that died is replaced.
///
/// The first is replaced at once. Workers that die before they serve, one after the other, are replaced more and more
/// slowly: a program that cannot run must not keep the machine busy with trying. One that has served can run, and died of
/// a request maybe; a service must not go without workers for long because of that, however often it happens.
struct Backoff: Sendable, Hashable {
    /// No worker is started before this time.
    private(set) var earliestStart: Duration = .zero
    private var streak = 0
    private var lastDeath: Duration?

    /// A worker that has served this long was well.
    static let healthyAge: Duration = .seconds(1)
    private static let first: Duration = .milliseconds(100)
    private static let longest: Duration = .seconds(10)
    /// After a time this long without a young death, the deaths before do not count.
    private static let memory: Duration = .seconds(30)

    /// A worker serves: the program can run, whatever happened before.
    mutating func noteService() {
        streak = min(streak, 1)
        earliestStart = .zero
    }

    /// A worker has died.
    ///
    /// - Parameters:
    ///   - age: How long it has served, nil if it never did.
    ///   - now: The time.
    /// - Returns: How long the next start waits.
    mutating func noteDeath(age: Duration?, at now: Duration) -> Duration {
        if let age, age >= Self.healthyAge { return .zero }
        if let lastDeath, now - lastDeath > Self.memory { streak = 0 }
        lastDeath = now
        let delay = age == nil ? self.delay : min(self.delay, Self.first)
        streak += 1
        earliestStart = max(earliestStart, now + delay)
        return delay
    }

    private var delay: Duration {
        streak == 0 ? .zero : min(Self.first * (1 << min(streak - 1, 16)), Self.longest)
    }
}
