// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Limits the time that a request's body may keep its thread waiting.
///
/// ``Limits/receiveTimeout`` is for one read, so that a client that sends a byte now and then can hold a thread for as long
/// as it likes. Behind this middleware the waiting times of all reads of a body are added up; once they are over the limit
/// the next read throws ``GatewayInputError/timedOut``, which is answered with 408. What the application does between the
/// reads does not count. A read that waits already is not interrupted, so a request may take as much longer as one read
/// may.
public struct BodyTimeLimit: Middleware {
    private let limit: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    /// Makes the middleware.
    ///
    /// - Parameter limit: How long all reads of a body together may wait.
    public init(_ limit: Duration) {
        self.init(limit) { .now }
    }

    init(_ limit: Duration, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.limit = limit
        self.now = now
    }

    /// Hands on the environment with a body that is timed.
    public func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
        var inner = environment
        inner.input = TimedInput(environment.input, limit: limit, now: now)
        return try next.respond(to: inner)
    }
}
