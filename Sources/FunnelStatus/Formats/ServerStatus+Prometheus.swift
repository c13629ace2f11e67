// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ServerStatus {
    /// The text format of Prometheus, version 0.0.4. What is not known is left out.
    public var prometheus: String {
        (serverFamilies + requestFamilies + connectionFamilies + limitFamilies + workerFamilies)
            .map(\.text).joined()
    }

    private var serverFamilies: [PrometheusFamily] {
        [
            .init("generation", .gauge, "Generation of the workers that serve.", "\(generation)"),
            .init("uptime_seconds", .gauge, "Time since the server was started.", uptime.inSeconds),
            .init("workers", .gauge, "Worker processes that live.", "\(workers.count)"),
            .init("threads", .gauge, "Threads of each worker.", "\(threads)"),
            .init("workers_ended_total", .counter, "Worker processes that have ended.", "\(workersEnded)"),
            .init("workers_lost_total", .counter, "Worker processes that ended unasked.", "\(workersLost)"),
        ]
    }

    private var requestFamilies: [PrometheusFamily] {
        let classes: [(String, ServerCounter)] = [
            ("2xx", .responses2xx), ("3xx", .responses3xx), ("4xx", .responses4xx), ("5xx", .responses5xx),
        ]
        let responses = PrometheusFamily("responses_total", .counter, "Responses given, by class of their status.")
        return [
            counter("requests_total", "Requests begun, without those for status pages.", .requests),
            .init("requests_in_hand", .gauge, "Requests being worked on.", "\(totals.requestsInHand)"),
            .init("requests_waiting", .gauge, "Requests waiting for a thread.", "\(totals.waitingRequests)"),
            counter("requests_lost_total", "Requests that ended with their process.", .lostRequests),
            classes.reduce(responses) { $0.adding([("class", $1.0)], "\(totals[$1.1])") },
            counter("responses_cut_total", "Responses that did not go out whole.", .cutResponses),
            counter("received_bytes_total", "Bytes of request bodies taken in.", .receivedBytes),
            counter("sent_bytes_total", "Bytes of responses put out.", .sentBytes),
            counter("slow_requests_total", "Requests that took longer than handlerWarning.", .slowRequests),
            counter("traps_total", "Threads that trapped.", .traps),
            counter("status_requests_total", "Requests for status pages answered.", .statusPages),
        ]
    }

    private var connectionFamilies: [PrometheusFamily] {
        let length = PrometheusFamily("listen_queue_length", .gauge, "Connections that nobody has accepted yet.")
        let limit = PrometheusFamily("listen_queue_limit", .gauge, "Connections that can wait to be accepted.")
        return [
            counter("connections_accepted_total", "Connections accepted.", .connections),
            counter("connections_malformed_total", "Connections closed over what is no request.", .malformed),
            counter("connections_refused_total", "Connections from hosts that are not listed.", .refused),
            .init("connections_open", .gauge, "Connections open.", "\(totals.openConnections)"),
            .init("connections_idle", .gauge, "Connections without a request.", totals.idleConnections.map { "\($0)" }),
            queues.reduce(length) { $0.adding([("address", $1.address)], $1.length.map { "\($0)" }) },
            queues.reduce(limit) { $0.adding([("address", $1.address)], $1.limit.map { "\($0)" }) },
        ]
    }

    private var limitFamilies: [PrometheusFamily] {
        let value = PrometheusFamily("limit", .gauge, "Value of a limit, in bytes, seconds or pieces.")
        let hits = PrometheusFamily("limit_hits_total", .counter, "Times that limits were met, by counter.")
        var counters: [ServerCounter] = []
        for counter in limits.flatMap(\.counters) where !counters.contains(counter) { counters.append(counter) }
        return [
            limits.reduce(value) { $0.adding([("limit", $1.name)], $1.number.map(decimal)) },
            counters.reduce(hits) { $0.adding([("counter", $1.name)], "\(totals[$1])") },
        ]
    }

    private var workerFamilies: [PrometheusFamily] {
        [
            worker("age_seconds", .gauge, "Age of a worker.") { $0.age.inSeconds },
            worker("requests_total", .counter, "Requests begun by a worker.") { "\($0.figures[.requests])" },
            worker("requests_in_hand", .gauge, "Requests a worker works on.") { "\($0.figures.requestsInHand)" },
            worker("requests_waiting", .gauge, "Requests that wait in a worker.") { "\($0.figures.waitingRequests)" },
            worker("connections_open", .gauge, "Connections open in a worker.") { "\($0.figures.openConnections)" },
            worker("resident_memory_bytes", .gauge, "Resident memory of a worker.") { $0.memory.map { "\($0)" } },
        ]
    }

    private func counter(_ name: String, _ help: String, _ counter: ServerCounter) -> PrometheusFamily {
        PrometheusFamily(name, .counter, help, "\(totals[counter])")
    }

    private func worker(
        _ name: String,
        _ kind: PrometheusFamily.Kind,
        _ help: String,
        value: (WorkerStatus) -> String?
    ) -> PrometheusFamily {
        workers.reduce(PrometheusFamily("worker_" + name, kind, help)) { family, worker in
            let labels = [
                ("worker", "\(worker.number)"), ("pid", "\(worker.process)"), ("generation", "\(worker.generation)"),
            ]
            return family.adding(labels, value(worker))
        }
    }
}
