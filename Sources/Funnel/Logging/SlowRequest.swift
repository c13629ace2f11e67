// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
package import Logging

/// The line about a request that took long, written when it has ended (``Limits/slowLog``).
package struct SlowRequest {
    /// The status of the response; nil if it was cut.
    package var status: Int?
    /// From its first byte to its last, as far as the transport knows.
    package var total: Duration
    /// What the time went to, by name, as far as the transport knows.
    package var phases: [(name: String, time: Duration)]
    /// Bytes of the body that the application has read.
    package var received: Int
    /// Bytes of the response; nil if the transport does not count them.
    package var sent: Int?
    /// Handler and route.
    package var note: String?

    /// Makes a line about a request.
    package init(
        status: Int?,
        total: Duration,
        phases: [(name: String, time: Duration)],
        received: Int,
        sent: Int?,
        note: String?
    ) {
        self.status = status
        self.total = total
        self.phases = phases
        self.received = received
        self.sent = sent
        self.note = note
    }

    /// Writes the line, at the level warning. Times and bytes are metadata.
    package func log(_ environment: GatewayEnvironment, to logger: Logger) {
        var metadata = environment.logMetadata
        metadata["total"] = "\(total.milliseconds)ms"
        for (name, time) in phases { metadata[name] = "\(time.milliseconds)ms" }
        metadata["received"] = "\(received)"
        if let sent { metadata["sent"] = "\(sent)" }
        let outcome = status.map(String.init) ?? "cut"
        let what = note.map { ": \($0.logSafe)" } ?? ""
        logger.warning("Slow: \(outcome) \(environment.requestSummary)\(what)", metadata: metadata)
    }
}
