// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
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
        worker.counters.add(.requests)
        let input = exchange.input
        let meter = server.limits.slowLog.map { ($0, RequestMeter(input)) }
        var environment = GatewayEnvironment(
            variables: exchange.head.variables,
            input: meter?.1 ?? input,
            limits: server.limits
        )
        environment.progress = meter?.1
        let response = application.answer(environment, logger: server.logger)
        let isComplete = send(response, for: environment)
        guard let (threshold, meter) = meter else { return }
        let status = isComplete ? response.status.code : nil
        let isSlow = meter.end(status: status, threshold: threshold, environment: environment, logger: server.logger)
        if isSlow { worker.counters.add(.slowRequests) }
    }

    /// Returns false if the response was cut.
    private func send(_ response: GatewayResponse, for environment: GatewayEnvironment) -> Bool {
        let mayKeep = !server.isStopping && exchange.mayKeepConnection(server.limits)
        let plan = ResponsePlan(response, to: exchange.head, mayKeep: mayKeep)
        var head = plan.head(of: response, isHTTP10: exchange.head.isHTTP10, date: worker.dateField())
        if let counter = ServerCounter(status: response.status.code) { worker.counters.add(counter) }
        switch plan.body {
        case .none: send(head, plan, response.completion)
        case .bytes(let body):
            head += body
            send(head, plan, response.completion)
        case .file(let file): send(file, head: head, plan, response.completion)
        case .stream(let framing):
            return send(response, by: StreamWriter(exchange, head: head, framing: framing), plan, environment)
        }
        return true
    }

    /// Counts the end of the request before its response goes out: whoever has the response finds it counted.
    private func countEnd(bytes: Int) {
        worker.counters.add(.sentBytes, bytes: bytes)
        worker.counters.add(.finished)
    }

    private func send(_ bytes: [UInt8], _ plan: ResponsePlan, _ completion: (() -> Void)?) {
        countEnd(bytes: bytes.count)
        let isSmall = bytes.count <= Self.smallBody
        sendLast(ByteBuffer(bytes: bytes), plan, receipt: isSmall ? nil : worker.keep(completion))
        if isSmall { completion?() }
    }

    private func send(_ file: GatewayFile, head: [UInt8], _ plan: ResponsePlan, _ completion: (() -> Void)?) {
        countEnd(bytes: head.count + file.length)
        let receipt = worker.keep(completion)
        let head = ByteBuffer(bytes: head)
        let keepsAlive = plan.keepsAlive
        exchange.tell { connection, exchange in
            connection.sendFile(file, head: head, for: exchange, keepsAlive: keepsAlive, receipt: receipt)
        }
    }

    private func send(
        _ response: GatewayResponse,
        by writer: StreamWriter,
        _ plan: ResponsePlan,
        _ environment: GatewayEnvironment
    ) -> Bool {
        do {
            try response.sendBody(to: writer)
            let last = try writer.end()
            countEnd(bytes: writer.count + last.readableBytes)
            sendLast(last, plan, receipt: worker.keep(response.completion))
            return true
        } catch {
            countEnd(bytes: writer.count)
            worker.counters.add(.cutResponses)
            server.logger.warning("Response not complete: \(environment.requestSummary): \(error)")
            exchange.tell { connection, exchange in connection.abort(exchange) }
            response.completion?()
            return false
        }
    }

    private func sendLast(_ bytes: ByteBuffer, _ plan: ResponsePlan, receipt: SendReceipt?) {
        let keepsAlive = plan.keepsAlive
        exchange.tell { connection, exchange in
            connection.sendLast(bytes, for: exchange, keepsAlive: keepsAlive, receipt: receipt)
        }
    }
}
