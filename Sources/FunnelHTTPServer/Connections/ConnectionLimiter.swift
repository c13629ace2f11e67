// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import NIOCore

/// Accepts no more connections while there are too many: they wait in the queue of the listening socket.
final class ConnectionLimiter: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias OutboundIn = Never

    private let open: OpenConnections
    private var isReadHeld = false

    init(_ open: OpenConnections) {
        self.open = open
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        open.add()
        let open = open
        let resume = resumption(context)
        unwrapInboundIn(data).closeFuture.whenComplete { _ in
            open.remove()
            resume()
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        isReadHeld = open.isFull
        if !isReadHeld { context.read() }
    }

    /// Goes on accepting, from any thread.
    private func resumption(_ context: ChannelHandlerContext) -> @Sendable () -> Void {
        let loop = context.eventLoop
        let bound = NIOLoopBound((limiter: self, context: context), eventLoop: loop)
        return {
            loop.execute {
                if bound.value.limiter.isReadHeld { bound.value.limiter.read(context: bound.value.context) }
            }
        }
    }
}
