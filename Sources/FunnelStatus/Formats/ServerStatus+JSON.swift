// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ServerStatus {
    /// One object of JSON, on one line. What is not known is null.
    public var json: String {
        var members = [
            ("generation", "\(generation)"), ("uptimeSeconds", uptime.inSeconds), ("threads", "\(threads)"),
            ("workers", array(workers.map(object))), ("workersEnded", "\(workersEnded)"),
            ("workersLost", "\(workersLost)"),
        ]
        members += gauges(totals)
        members.append(("listenQueues", array(queues.map(object))))
        members.append(("counters", object(ServerCounter.allCases.map { ($0.name, "\(totals[$0])") })))
        members.append(("limits", array(limits.map(object))))
        return object(members) + "\n"
    }

    private func gauges(_ figures: ServerFigures) -> [(String, String)] {
        [
            ("requestsInHand", "\(figures.requestsInHand)"), ("requestsWaiting", "\(figures.waitingRequests)"),
            ("connectionsOpen", "\(figures.openConnections)"), ("connectionsIdle", number(figures.idleConnections)),
        ]
    }

    private func object(_ worker: WorkerStatus) -> String {
        let members = [
            ("worker", "\(worker.number)"), ("pid", "\(worker.process)"), ("generation", "\(worker.generation)"),
            ("ageSeconds", worker.age.inSeconds), ("requests", "\(worker.figures[.requests])"),
        ]
        return object(members + gauges(worker.figures) + [("memoryBytes", number(worker.memory))])
    }

    private func object(_ queue: ListenQueue) -> String {
        object([
            ("address", string(queue.address)), ("length", number(queue.length)), ("limit", number(queue.limit)),
        ])
    }

    private func object(_ limit: LimitStatus) -> String {
        object([
            ("name", string(limit.name)), ("value", limit.number.map(decimal) ?? "null"),
            ("counters", array(limit.counters.map { string($0.name) })),
        ])
    }

    private func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(string($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    private func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

    private func number(_ number: Int?) -> String { number.map { "\($0)" } ?? "null" }

    /// A string (RFC 8259, section 7).
    private func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// A number that is whole where it can be: `75`, `0.5`.
func decimal(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
}
