// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
internal import HTTPTypes
internal import Logging
internal import NIOCore

/// Deadlines, and the end of a connection.
extension HTTPConnection {
    /// Closes the connection when all is sent: first this side, and the other one when the client has done so too.
    /// A client that still sends would get a reset otherwise, and could lose the response.
    func finish() {
        guard let context, !isEnding else { return }
        phase = .lingering
        receiving = nil
        deadline = .distantFuture
        drainBudget = server.limits.drainBytes
        if sending == nil {
            endOutput()
        } else {
            let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
            let promise = context.eventLoop.makePromise(of: Void.self)
            promise.futureResult.whenSuccess { connection.value.endOutput() }
            context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: promise)
        }
        process()
    }

    /// The server stops: what is idle goes, at once or after a while, a head that has begun gets a moment, the rest is
    /// finished.
    func serverStops() {
        guard case .head = phase else { return }
        if isInHead {
            deadline = min(deadline, .now() + TimeAmount(server.limits.drainTime))
        } else if server.cutsIdle {
            closeIdle()
        } else {
            deadline = min(deadline, server.idleDeadline)
        }
    }

    /// Looks whether the client is too slow. Called a few times a second.
    func checkDeadlines(_ now: NIODeadline) {
        checkSending(now)
        checkReceiving(now)
        checkTimes(now)
        if now >= deadline { deadlinePassed() }
    }

    private func closeIdle() {
        if sending == nil || bufferedBytes == 0 { context?.close(promise: nil) } else { finish() }
    }

    private var isEnding: Bool {
        switch phase {
        case .lingering, .closed: true
        default: false
        }
    }

    private func endOutput() {
        guard let context, !outputEnded else { return }
        if inputEnded { return context.close(promise: nil) }
        deadline = .now() + TimeAmount(server.limits.drainTime)
        context.close(mode: .output, promise: nil)
    }

    private func deadlinePassed() {
        switch phase {
        case .head where isInHead:
            let reason = "the head did not come in time"
            refuse(RequestRefusal(status: .requestTimeout, reason: reason, counter: .parameterTimeouts))
        case .head:
            if !server.isStopping { server.slot.shared.add(.idleTimeouts) }
            closeIdle()
        case .draining:
            server.slot.shared.add(.drainTimeouts)
            context?.close(promise: nil)
        case .lingering: context?.close(promise: nil)
        case .body, .inHand, .sending, .closed: break
        }
    }

    private func checkReceiving(_ now: NIODeadline) {
        let limits = server.limits
        let time = TimeAmount(limits.receiveTimeout)
        switch receiving?.verdict(at: now, after: time, minimumRate: limits.minimumRate) {
        case nil, .early: return
        case .passed: receiving = RateWindow(start: now)
        case .tooSlow: bodyIsTooSlow()
        }
    }

    /// The body does not come, or not fast enough.
    func bodyIsTooSlow() {
        receiving = nil
        switch phase {
        case .body:
            let reason = "the body did not come in time"
            refuse(RequestRefusal(status: .requestTimeout, reason: reason, counter: .bodyTimeouts))
        case .inHand(let exchange):
            server.slot.shared.add(.bodyTimeouts)
            inputBroken = true
            if case .streamed(let body) = exchange.body { body.fail(.timedOut) }
        default: break
        }
    }

    private func checkSending(_ now: NIODeadline) {
        guard var window = sending, let rest = bufferedBytes else { return }
        guard rest > 0 else {
            (sending, unsent) = (nil, 0)
            times.sending = .zero
            return
        }
        let taken = max(0, unsent - rest)
        window.add(taken)
        sending = window
        unsent = rest
        if taken == 0, let file, !file.isWhole { return cut("the file has become shorter") }
        let limits = server.limits
        switch window.verdict(at: now, after: TimeAmount(limits.sendTimeout), minimumRate: limits.minimumRate) {
        case .early: return
        case .passed: sending = RateWindow(start: now)
        case .tooSlow:
            server.slot.shared.add(.responseTimeouts)
            cut("the client does not take it")
        }
    }

    private var bufferedBytes: Int? {
        try? context?.channel.syncOptions?.getOption(ChannelOptions.bufferedWritableBytes)
    }

    /// Gives a response up.
    func cut(_ reason: String) {
        let client = context?.channel.remoteAddress?.ipAddress ?? "a unix socket"
        server.logger.warning("Response not complete (\(client)): \(reason)")
        server.slot.shared.add(.cutResponses)
        reset()
    }
}

extension GatewayFile {
    /// False if the file has become shorter than the part of it that is sent.
    fileprivate var isWhole: Bool {
        length == 0 || (try? read(from: length - 1, upTo: 1)) != nil
    }
}
