// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging
internal import NIOCore

/// One client's connection: its requests, one after the other, and their responses.
///
/// It belongs to its event loop. The application runs on a worker, which gets a request when its body is complete or
/// fills the buffer, so that a client that sends slowly holds no thread. Until a response has been given, nothing of
/// the next request is looked at.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// Where the connection stands.
    enum Phase {
        /// Waiting for a request, or in its head.
        case head
        /// In a body that nobody reads yet.
        case body(RequestHead)
        /// The application has the request.
        case inHand(HTTPExchange)
        /// The response is given, the rest of the body is read away.
        case draining
        /// The response is given, the client does not take it.
        case sending
        /// The last response is given; what still comes is read away, so that the client can read to the end.
        case lingering
        case closed
    }

    let server: ServerContext
    let table: ConnectionTable
    var phase = Phase.head
    var context: ChannelHandlerContext?
    var variables: ConnectionVariables?
    /// What has come and was not looked at.
    var inbound = ByteBuffer()
    var scanner: HeadScanner
    /// What has come of a body that nobody reads yet.
    var gathered: [UInt8] = []
    var decoder = BodyDecoder.length(rest: 0)
    /// When the phase has to be over.
    var deadline = NIODeadline.distantFuture
    /// How fast the client sends a body, as long as it is waited for.
    var receiving: RateWindow?
    /// How fast it takes responses; nil while all is sent.
    var sending: RateWindow?
    /// How many bytes were on their way at the last look, and those that were added since.
    var unsent = 0
    /// What the time of the request in hand, or of its response, goes to.
    var times = ExchangeTimes()
    /// The file that is being sent.
    var file: GatewayFile?
    /// How much may still be read away.
    var drainBudget = 0
    /// True when the client sends no more.
    var inputEnded = false
    var outputEnded = false
    /// True when the rest of the body cannot be understood.
    var inputBroken = false
    /// True after the first byte of a head.
    var isInHead = false
    private var isReadHeld = false

    init(server: ServerContext, table: ConnectionTable) {
        self.server = server
        self.table = table
        scanner = HeadScanner(limit: server.limits.maximumHeadSize)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        table.add(self)
        deadline = server.idleDeadline
    }

    func channelActive(context: ChannelHandlerContext) {
        variables = ConnectionVariables(
            remote: context.channel.remoteAddress,
            local: context.channel.localAddress
        )
        if server.cutsIdle { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .inHand(let exchange) = phase { exchange.noteDisconnected() }
        phase = .closed
        inbound = ByteBuffer()
        file = nil
        table.remove(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        phase = .closed
        self.context = nil
        table.remove(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if inbound.readableBytes == 0 { inbound = bytes } else { inbound.writeBuffer(&bytes) }
        process()
    }

    func read(context: ChannelHandlerContext) {
        if wantsToRead { context.read() } else { isReadHeld = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if case .sending = phase, context.channel.isWritable { nextRequest() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event as? ChannelEvent {
        case .inputClosed: inputClosed()
        case .outputClosed: outputEnded = true
        case nil: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        server.logger.debug("Connection broken: \(error)")
        context.close(promise: nil)
    }

    /// Lets the client go on sending if it was held and need not be any more.
    func resumeReading() {
        guard isReadHeld, wantsToRead, let context else { return }
        isReadHeld = false
        context.read()
    }

    private var wantsToRead: Bool {
        switch phase {
        case .head, .body, .draining, .lingering, .closed: true
        case .sending: inbound.readableBytes < StreamedBody.capacity
        case .inHand: inbound.readableBytes < StreamedBody.capacity && (decoder.isComplete || receiving != nil)
        }
    }
}
