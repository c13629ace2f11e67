// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelHTTPServer
import FunnelStatus
import InMemoryLogging
import Logging
import TestSupport
import Testing

/// A server on a port of its own, or on a unix socket, in this process, and what it logs. A validator sees to it that the
/// transport keeps the rules of the gateway interface.
final class RunningServer<Application: GatewayApplication> {
    let log = InMemoryLogHandler()
    private let server: HTTPServer<GatewayValidator<Application>>

    init(
        _ application: Application,
        on addresses: [HTTPAddress] = [.tcp(host: "127.0.0.1", port: 0)],
        socketMode: UInt32 = 0o660,
        threads: Int = 4,
        limits: Limits = Limits(),
        statusPages: StatusPages? = nil
    ) throws {
        var logger = Logger(label: "test", factory: { [log] _ in log })
        logger.logLevel = .trace
        server = HTTPServer(
            GatewayValidator(application) { violation in
                // There is no web server before this one, whose variables they would be.
                if violation.rule.isAboutTransport || violation.rule.isAboutVariables {
                    Issue.record("\(violation)")
                }
            },
            listeningOn: addresses,
            socketMode: socketMode,
            threads: threads,
            limits: limits,
            logger: logger,
            statusPages: statusPages
        )
        try server.start()
    }

    deinit {
        stop()
    }

    /// The lines logged so far.
    var lines: [String] { log.entries.map { "\($0.message)" } }

    var figures: ServerFigures { server.figures }

    var addresses: [HTTPAddress] { server.addresses }

    func connect(receiveBuffer: Int32? = nil) throws -> RawClient {
        guard let address = addresses.first else { throw TestFailure("the server does not listen") }
        return try RawClient(address, receiveBuffer: receiveBuffer)
    }

    /// Sends bytes on a connection of their own and reads one response.
    func answer(_ request: String, hasBody: Bool = true) throws -> RawAnswer {
        let client = try connect()
        try client.send(request)
        return try client.receive(hasBody: hasBody)
    }

    func requestStop() { server.stop() }

    func retire(patience: Duration) { server.retire(patience: patience) }

    func waitUntilStopped(timeout: Duration) -> Bool { server.waitUntilStopped(timeout: timeout) }

    @discardableResult
    func stop() -> Bool {
        server.stop()
        return server.waitUntilStopped(timeout: .seconds(20))
    }
}

extension RunningServer where Application == GatewayFunction {
    /// A server whose application is a closure.
    convenience init(
        on addresses: [HTTPAddress] = [.tcp(host: "127.0.0.1", port: 0)],
        threads: Int = 4,
        limits: Limits = Limits(),
        _ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws {
        try self.init(GatewayFunction(body), on: addresses, threads: threads, limits: limits)
    }
}
