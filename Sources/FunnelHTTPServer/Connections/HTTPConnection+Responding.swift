// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes
internal import Logging
internal import NIOCore

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// What goes to the client. Each call names the exchange it is for: one that is over can do nothing any more.
extension HTTPConnection {
    /// Sends the last bytes of a response.
    func sendLast(_ bytes: ByteBuffer, for exchange: HTTPExchange, keepsAlive: Bool, receipt: SendReceipt?) {
        guard isInHand(exchange) else {
            receipt?.handIn()
            return
        }
        send(bytes, promise: receipt.flatMap { promise(for: $0) })
        responseEnded(exchange, keepsAlive: keepsAlive)
    }

    /// Sends a head, and a file by `sendfile`.
    func sendFile(
        _ file: GatewayFile,
        head: ByteBuffer,
        for exchange: HTTPExchange,
        keepsAlive: Bool,
        receipt: SendReceipt?
    ) {
        guard isInHand(exchange), let context else {
            receipt?.handIn()
            return
        }
        let handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: file.descriptor)
        let region = FileRegion(fileHandle: handle, readerIndex: file.offset, endIndex: file.offset + file.length)
        let promise = context.eventLoop.makePromise(of: Void.self)
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        promise.futureResult.whenComplete { _ in
            // The descriptor is the file's, which lives until here.
            _ = try? handle.takeDescriptorOwnership()
            withExtendedLifetime(file) { connection.value.file = nil }
            receipt?.handIn()
        }
        self.file = file
        noteSending(head.readableBytes + file.length)
        context.write(wrapOutboundOut(.byteBuffer(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.fileRegion(region)), promise: promise)
        responseEnded(exchange, keepsAlive: keepsAlive)
    }

    /// Sends a part of a response.
    func sendPart(_ bytes: ByteBuffer, for exchange: HTTPExchange, gate: SendGate) {
        guard isInHand(exchange), let context else { return gate.fail() }
        let promise = context.eventLoop.makePromise(of: Void.self)
        let count = bytes.readableBytes
        promise.futureResult.whenComplete { result in
            if case .success = result { gate.passed(count) } else { gate.fail() }
        }
        send(bytes, promise: promise)
    }

    /// Cuts a response off so that nobody takes it for complete: with a reset instead of an end.
    func abort(_ exchange: HTTPExchange) {
        guard isInHand(exchange) else { return }
        reset()
    }

    /// Cuts the connection.
    func reset() {
        guard let context else { return }
        if let options = context.channel as? any SocketOptionProvider {
            _ = options.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        }
        context.close(promise: nil)
    }

    /// Sends bytes.
    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        noteSending(bytes.readableBytes)
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(bytes)), promise: promise)
    }

    /// Answers what is no request, and closes the connection.
    func refuse(_ refusal: RequestRefusal) {
        let client = context?.channel.remoteAddress?.ipAddress ?? "a unix socket"
        server.countRefusal(refusal)
        server.logger.info("\(refusal.status.code) request from \(client) refused: \(refusal.reason)")
        var date = DateField()
        var bytes: [UInt8] = []
        let extra = Array("Connection: close\r\n".utf8) + date.current()
        let page = GatewayResponse(errorPage: refusal.status)
        page.appendHead(to: &bytes, statusLine: .http, adding: extra)
        if case .bytes(let body) = page.body { bytes += body }
        send(ByteBuffer(bytes: bytes))
        finish()
    }

    private func isInHand(_ exchange: HTTPExchange) -> Bool {
        if case .inHand(let current) = phase { current === exchange } else { false }
    }

    private func promise(for receipt: SendReceipt) -> EventLoopPromise<Void>? {
        guard let promise = context?.eventLoop.makePromise(of: Void.self) else {
            receipt.handIn()
            return nil
        }
        promise.futureResult.whenComplete { _ in receipt.handIn() }
        return promise
    }

    private func noteSending(_ count: Int) {
        if sending == nil { sending = RateWindow(start: .now()) }
        unsent += count
    }

    private func responseEnded(_ exchange: HTTPExchange, keepsAlive: Bool) {
        guard isInHand(exchange) else { return }
        if case .streamed(let body) = exchange.body { body.revoke() }
        receiving = nil
        guard keepsAlive, !server.cutsIdle, !inputBroken else { return finish() }
        if decoder.isComplete { return nextRequest() }
        phase = .draining
        drainBudget = server.limits.drainBytes
        deadline = .now() + TimeAmount(server.limits.drainTime)
        process()
    }

    /// Turns to the next request, when the client takes the response to the last one.
    func nextRequest() {
        guard let context else { return }
        guard context.channel.isWritable else {
            phase = .sending
            deadline = .distantFuture
            return
        }
        if server.cutsIdle { return finish() }
        phase = .head
        deadline = server.idleDeadline
        process()
    }
}
