// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes
internal import Logging
internal import NIOCore

/// One request and its answer, on a worker's thread.
struct HTTPTransaction {
    /// Up to here a body goes out with its head in one write, and is taken as sent then.
    static let smallBody = 65_536

    let exchange: HTTPExchange
    let server: ServerContext
    let worker: Worker

    /// Answers the request with what the application says.
    func run(_ application: some GatewayApplication) {
        let environment = GatewayEnvironment(
            variables: exchange.head.variables,
            input: exchange.input,
            limits: server.limits
        )
        let response = application.answer(environment, logger: server.logger)
        do throws(ResponseDefect) {
            try send(response, for: environment)
        } catch {
            server.logger.error("Response not sent: \(environment.requestSummary): \(error)")
            var page = GatewayResponse(errorPage: .internalServerError)
            page.completion = response.completion
            // The page is well-formed.
            try? send(page, for: environment)
        }
    }

    private func send(_ response: GatewayResponse, for environment: GatewayEnvironment) throws(ResponseDefect) {
        let mayKeep = !server.isStopping && exchange.mayKeepConnection(server.limits)
        let plan = try ResponsePlan(response, to: exchange.head, mayKeep: mayKeep)
        var head = plan.head(of: response, isHTTP10: exchange.head.isHTTP10, date: worker.dateField())
        switch plan.body {
        case .none: send(head, plan, response.completion)
        case .bytes(let body):
            head += body
            send(head, plan, response.completion)
        case .file(let file): send(file, head: head, plan, response.completion)
        case .stream(let produce, let framing):
            let writer = StreamWriter(exchange, head: head, framing: framing)
            send(writer, plan, environment, response.completion, produce)
        }
    }

    private func send(_ bytes: [UInt8], _ plan: ResponsePlan, _ completion: (() -> Void)?) {
        let isSmall = bytes.count <= Self.smallBody
        sendLast(ByteBuffer(bytes: bytes), plan, receipt: isSmall ? nil : worker.keep(completion))
        if isSmall { completion?() }
    }

    private func send(_ file: GatewayFile, head: [UInt8], _ plan: ResponsePlan, _ completion: (() -> Void)?) {
        let receipt = worker.keep(completion)
        let head = ByteBuffer(bytes: head)
        let keepsAlive = plan.keepsAlive
        exchange.tell { connection, exchange in
            connection.sendFile(file, head: head, for: exchange, keepsAlive: keepsAlive, receipt: receipt)
        }
    }

    private func send(
        _ writer: StreamWriter,
        _ plan: ResponsePlan,
        _ environment: GatewayEnvironment,
        _ completion: (() -> Void)?,
        _ produce: (any GatewayBodyWriter) throws -> Void
    ) {
        do {
            try produce(writer)
            let last = try writer.end()
            sendLast(last, plan, receipt: worker.keep(completion))
        } catch {
            writer.giveUp()
            server.logger.warning("Response not complete: \(environment.requestSummary): \(error)")
            exchange.tell { connection, exchange in connection.abort(exchange) }
            completion?()
        }
    }

    private func sendLast(_ bytes: ByteBuffer, _ plan: ResponsePlan, receipt: SendReceipt?) {
        let keepsAlive = plan.keepsAlive
        exchange.tell { connection, exchange in
            connection.sendLast(bytes, for: exchange, keepsAlive: keepsAlive, receipt: receipt)
        }
    }
}
