// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CoreMetrics
internal import FunnelStatus

/// The metrics of a server at a backend.
struct ServerMeters: Sendable {
    private let counters: [(ServerCounter, Counter)]
    private let openConnections: Gauge
    private let idleConnections: Gauge
    private let waitingRequests: Gauge
    private let requestsInHand: Gauge

    init(factory: any MetricsFactory, dimensions: [(String, String)]) {
        counters = ServerCounter.allCases.compactMap { counter in
            guard let (label, own) = Self.name(of: counter) else { return nil }
            return (counter, Counter(label: label, dimensions: dimensions + own, factory: factory))
        }
        let gauge = { (name: String) in
            Gauge(label: "funnel_" + name, dimensions: dimensions, factory: factory)
        }
        openConnections = gauge("connections_open")
        idleConnections = gauge("connections_idle")
        waitingRequests = gauge("requests_waiting")
        requestsInHand = gauge("requests_in_hand")
    }

    func report(_ figures: ServerFigures, since last: ServerFigures) {
        for (counter, meter) in counters {
            let (difference, isBelow) = figures[counter].subtractingReportingOverflow(last[counter])
            if difference > 0, !isBelow { meter.increment(by: Int64(clamping: difference)) }
        }
        openConnections.record(figures.openConnections)
        if let idle = figures.idleConnections { idleConnections.record(idle) }
        waitingRequests.record(figures.waitingRequests)
        requestsInHand.record(figures.requestsInHand)
    }

    /// The name and the labels that the status page has for Prometheus; nil for what it shows as a difference.
    private static func name(of counter: ServerCounter) -> (String, [(String, String)])? {
        switch counter {
        case .finished: nil
        case .requests: ("funnel_requests_total", [])
        case .responses2xx: ("funnel_responses_total", [("class", "2xx")])
        case .responses3xx: ("funnel_responses_total", [("class", "3xx")])
        case .responses4xx: ("funnel_responses_total", [("class", "4xx")])
        case .responses5xx: ("funnel_responses_total", [("class", "5xx")])
        case .receivedBytes: ("funnel_received_bytes_total", [])
        case .sentBytes: ("funnel_sent_bytes_total", [])
        case .connections: ("funnel_connections_accepted_total", [])
        case .statusPages: ("funnel_status_requests_total", [])
        case .cutResponses: ("funnel_responses_cut_total", [])
        case .lostRequests: ("funnel_requests_lost_total", [])
        case .slowRequests: ("funnel_slow_requests_total", [])
        case .traps: ("funnel_traps_total", [])
        case .malformed: ("funnel_connections_malformed_total", [])
        case .refused: ("funnel_connections_refused_total", [])
        default: ("funnel_limit_hits_total", [("counter", counter.name)])
        }
    }
}
