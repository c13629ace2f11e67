// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import CoreMetrics
import FunnelStatus
import MetricsTestKit
import TestSupport
import Testing

@testable import FunnelMetrics

/// What swift-metrics is told.
@Suite struct MetricsReporterTests {
    private let slot = ScoreboardSlot(threads: 1)
    private let metrics = TestMetrics()

    private func total(_ label: String, _ dimensions: [(String, String)] = []) throws -> Int64 {
        try metrics.expectCounter(label, dimensions).values.reduce(0, +)
    }

    @Test func countersAreToldWhatWasAdded() throws {
        let reporter = MetricsReporter(factory: metrics, dimensions: [("service", "blog")])
        let own = [("service", "blog")]
        for count in [3, 0, 4] {
            slot.shared.add(.requests, UInt64(count))
            slot.shared.add(.responses4xx, UInt64(count))
            slot.shared.add(.largeBodies, UInt64(count))
            reporter.report(slot.figures)
        }
        #expect(try total("funnel_requests_total", own) == 7)
        // Nothing was said when there was nothing to say.
        #expect(try metrics.expectCounter("funnel_requests_total", own).values == [3, 4])
        #expect(try total("funnel_responses_total", own + [("class", "4xx")]) == 7)
        #expect(try total("funnel_responses_total", own + [("class", "2xx")]) == 0)
        #expect(try total("funnel_limit_hits_total", own + [("counter", "largeBodies")]) == 7)
    }

    @Test func gaugesAreToldWhatThereIs() throws {
        let reporter = MetricsReporter(factory: metrics)
        slot.shared.add(.requests, 5)
        slot.shared.add(.finished, 3)
        slot.setConnections(open: 9, idle: 4, waiting: 1)
        reporter.report(slot.figures)
        #expect(try metrics.expectGauge("funnel_requests_in_hand").lastValue == 2)
        #expect(try metrics.expectGauge("funnel_connections_open").lastValue == 9)
        #expect(try metrics.expectGauge("funnel_connections_idle").lastValue == 4)
        #expect(try metrics.expectGauge("funnel_requests_waiting").lastValue == 1)
    }

    @Test func everythingThatPrometheusIsToldHasTheSameName() throws {
        _ = MetricsReporter(factory: metrics)
        let labels = Set(metrics.counters.map(\.label) + metrics.recorders.map(\.label))
        var status = ServerStatus()
        status.limits = [
            LimitStatus(name: "a", value: "1", number: 1, counters: ServerCounter.allCases)
        ]
        let types = try PrometheusText(status.prometheus).types
        for (name, type) in types where type == "counter" && !name.hasPrefix("funnel_workers_") {
            #expect(labels.contains(name), "\(name)")
        }
        for label in labels { #expect(types[label] != nil, "\(label)") }
    }

    @Test func reportsComeAgainAndAgain() throws {
        let reporter = MetricsReporter(factory: metrics)
        reporter.start(every: .milliseconds(2)) { [slot] in
            slot.shared.add(.requests)
            return slot.figures
        }
        #expect(try waitUntil { try total("funnel_requests_total") >= 5 })
        reporter.stop()
    }
}
