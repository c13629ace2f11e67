// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ServerStatus {
    /// Lines and tables for people. What is not known is a question mark.
    public var text: String {
        let parts = [summary, table(workerRows), table(limitRows)]
        return parts.joined(separator: "\n")
    }

    private var summary: String {
        let lines =
            [
                ("generation", "\(generation)"), ("uptime", uptime.inWords),
                (
                    "workers",
                    "\(workers.count), each with \(threads) threads; \(workersEnded) ended, \(workersLost) lost"
                ),
                ("requests", requests), ("responses", responses),
                ("bytes", "\(totals[.receivedBytes]) received, \(totals[.sentBytes]) sent"),
                ("connections", connections), ("slow requests", "\(totals[.slowRequests])"),
                ("traps", "\(totals[.traps])"), ("status pages", "\(totals[.statusPages])"),
            ] + queues.map { ("listen queue", "\(Self.known($0.length)) of \(Self.known($0.limit)) at \($0.address)") }
        return lines.map { name, value in
            name + ":" + String(repeating: " ", count: 14 - name.count) + value + "\n"
        }.joined()
    }

    private var requests: String {
        "\(totals[.requests]), \(totals.requestsInHand) in hand, \(totals.waitingRequests) waiting, "
            + "\(totals[.lostRequests]) lost"
    }

    private var responses: String {
        "\(totals[.responses2xx]) 2xx, \(totals[.responses3xx]) 3xx, \(totals[.responses4xx]) 4xx, "
            + "\(totals[.responses5xx]) 5xx, \(totals[.cutResponses]) cut"
    }

    private var connections: String {
        "\(totals[.connections]) accepted, \(totals.openConnections) open, \(Self.known(totals.idleConnections)) idle, "
            + "\(totals[.malformed]) malformed, \(totals[.refused]) refused"
    }

    private var workerRows: [[String]] {
        let head = [
            "WORKER", "PID", "GENERATION", "AGE", "REQUESTS", "IN HAND", "WAITING", "OPEN", "IDLE", "MEMORY",
        ]
        return [head]
            + workers.map { worker in
                [
                    "\(worker.number)", "\(worker.process)", "\(worker.generation)", worker.age.inWords,
                    "\(worker.figures[.requests])", "\(worker.figures.requestsInHand)",
                    "\(worker.figures.waitingRequests)", "\(worker.figures.openConnections)",
                    Self.known(worker.figures.idleConnections), worker.memory.map(Self.mebibytes) ?? "?",
                ]
            }
    }

    private var limitRows: [[String]] {
        [["LIMIT", "VALUE", "MET", "COUNTER"]]
            + limits.map { limit in
                let hits = limit.counters.map { "\(totals[$0])" }.joined(separator: " + ")
                return [limit.name, limit.value, hits, limit.counters.map(\.name).joined(separator: ", ")]
            }
    }

    private func table(_ rows: [[String]]) -> String {
        guard rows.count > 1, let columns = rows.map(\.count).max() else { return "" }
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let padded = zip(row, widths).dropLast().map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return (padded + row.suffix(1)).joined(separator: "  ") + "\n"
        }.joined()
    }

    private static func known(_ number: Int?) -> String { number.map { "\($0)" } ?? "?" }

    private static func mebibytes(_ bytes: Int) -> String {
        let tenths = bytes / (1 << 20) * 10 + bytes % (1 << 20) * 10 / (1 << 20)
        return "\(tenths / 10).\(tenths % 10) MiB"
    }
}

extension Duration {
    /// In the two largest units: `3 d 4 h`, `5 min 6 s`, `7 s`.
    var inWords: String {
        let seconds = components.seconds
        let units = [
            (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s"),
        ]
        let shown = units.drop { $0.0 == 0 }.prefix(2)
        return shown.isEmpty ? "0 s" : shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}
