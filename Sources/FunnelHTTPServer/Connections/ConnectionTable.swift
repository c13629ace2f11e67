// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import NIOCore

/// The connections of one event loop, looked at a few times a second: one timer for all their deadlines.
final class ConnectionTable {
    private let loop: any EventLoop
    private let interval: TimeAmount
    private var connections: [ObjectIdentifier: HTTPConnection] = [:]
    private var timer: RepeatedTask?

    init(loop: any EventLoop, limits: Limits) {
        self.loop = loop
        interval = Self.interval(limits)
    }

    func add(_ connection: HTTPConnection) {
        connections[ObjectIdentifier(connection)] = connection
        if timer == nil { startTimer() }
    }

    func remove(_ connection: HTTPConnection) {
        connections[ObjectIdentifier(connection)] = nil
        if connections.isEmpty {
            timer?.cancel()
            timer = nil
        }
    }

    /// Tells all connections that the server stops.
    func stop() {
        for connection in connections.values { connection.serverStops() }
    }

    private func startTimer() {
        let table = NIOLoopBound(self, eventLoop: loop)
        timer = loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in table.value.check() }
    }

    private func check() {
        let now = NIODeadline.now()
        for connection in connections.values { connection.checkDeadlines(now) }
    }

    /// A quarter of the shortest limit, from 10 ms to half a second: no deadline is met much too late.
    private static func interval(_ limits: Limits) -> TimeAmount {
        let times = [
            limits.idleTimeout, limits.headTimeout, limits.receiveTimeout, limits.sendTimeout, limits.drainTime,
        ]
        let shortest = times.map(\.wholeMilliseconds).min() ?? 0
        return .milliseconds(Int64(min(max(10, shortest / 4), 500)))
    }
}
