// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import CoreMetrics
internal import Dispatch
public import FunnelStatus
internal import Locking

/// Feeds swift-metrics with the figures of a server: what the status page shows, under the same names.
///
///     func startReporting(_ figures: @escaping @Sendable () -> ServerFigures) {
///         MetricsSystem.bootstrap(NOOPMetricsHandler.instance)
///         MetricsReporter().start(every: .seconds(10), figures)
///     }
///
/// Each process reports its own share, so that a backend that adds up processes has the server's figures. Counters are
/// told what was added since the last report, gauges what there is. Nothing is counted twice and nothing is counted for
/// it: without a reporter swift-metrics costs nothing, and with one only the report does.
public final class MetricsReporter: Sendable {
    private struct State: Sendable {
        var last = ServerFigures()
        /// Changes with every start and stop, so that what was started before ends.
        var turn = 0
    }

    private let state = Lock(State())
    private let meters: ServerMeters

    /// Makes a reporter.
    ///
    /// - Parameters:
    ///   - factory: The backend. Default: the one that `MetricsSystem` was bootstrapped with, which has to be so by now.
    ///   - dimensions: What every metric is labelled with, such as the name of the service. Default: nothing.
    public init(factory: (any MetricsFactory)? = nil, dimensions: [(String, String)] = []) {
        meters = ServerMeters(factory: factory ?? MetricsSystem.factory, dimensions: dimensions)
    }

    /// Reports what there is now.
    public func report(_ figures: ServerFigures) {
        state.withLock { state in
            meters.report(figures, since: state.last)
            state.last = figures
        }
    }

    /// Reports again and again, on a thread of the system, until ``stop()``. The reporter lives until then.
    ///
    /// - Parameters:
    ///   - interval: The time between two reports. Default: 10 s.
    ///   - figures: What asks for the figures: `figures` of a server, or what `startReporting` is given.
    public func start(every interval: Duration = .seconds(10), _ figures: @escaping @Sendable () -> ServerFigures) {
        let turn = nextTurn()
        DispatchQueue.global(qos: .utility).async { self.run(turn, interval, figures) }
    }

    private func run(_ turn: Int, _ interval: Duration, _ figures: @escaping @Sendable () -> ServerFigures) {
        guard state.withLock({ $0.turn == turn }) else { return }
        report(figures())
        let nanoseconds = Int(min(max(interval / .nanoseconds(1), 1_000_000), 1e15))
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) {
            self.run(turn, interval, figures)
        }
    }

    private func nextTurn() -> Int {
        state.withLock { state in
            state.turn &+= 1
            return state.turn
        }
    }

    /// Reports no more.
    public func stop() {
        _ = nextTurn()
    }
}
