// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Funnel
import FunnelFastCGI
import FunnelStatus
import InMemoryLogging
import Locking
import Logging
import TestSupport
import Testing

/// A server on a unix socket of its own, in this process, and what it logs. A validator sees to it that the transport keeps
/// the rules of the gateway interface.
final class RunningServer<Application: GatewayApplication> {
    let log = InMemoryLogHandler()
    private let directory: TemporaryDirectory
    private let server: FastCGIServer<GatewayValidator<Application>>
    private let path: String
    private let reasons = Lock<[String]>([])

    init(
        _ application: Application,
        threads: Int = 4,
        limits: Limits = Limits(),
        statusPages: StatusPages? = nil
    ) throws {
        directory = try TemporaryDirectory()
        path = directory.file("server.sock")
        var logger = Logger(label: "test", factory: { [log] _ in log })
        logger.logLevel = .trace
        server = try FastCGIServer(
            GatewayValidator(application) { violation in
                if violation.rule.isAboutTransport { Issue.record("\(violation)") }
            },
            listeningOn: [ListeningSocket(FastCGIAddress("unix:\(path)"))],
            threads: threads,
            limits: limits,
            logger: logger,
            statusPages: statusPages,
            replacementWanted: { [reasons] reason in reasons.withLock { $0.append(reason) } }
        )
        try server.start()
    }

    deinit {
        stop()
    }

    /// The lines logged so far.
    var lines: [String] { log.entries.map { "\($0.message)" } }

    /// Why the server asked to be replaced.
    var replacementReasons: [String] { reasons.withLock { $0 } }

    var figures: ServerFigures { server.figures }

    var status: ServerStatus { server.status }

    func connect() throws -> FastCGIClient {
        try FastCGIClient(unix: path)
    }

    /// One request on a connection of its own.
    func answer(_ request: TestRequest) throws -> TestReply {
        let client = try connect()
        defer { client.close() }
        return try client.exchange(request)
    }

    func requestStop() { server.stop() }

    func waitUntilStopped(timeout: Duration) -> Bool { server.waitUntilStopped(timeout: timeout) }

    @discardableResult
    func stop() -> Bool {
        server.stop()
        return server.waitUntilStopped(timeout: .seconds(20))
    }
}
