// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
internal import HTTPTypes
internal import NIOCore

/// What comes from the client.
extension HTTPConnection {
    /// Looks at what has come, as far as the phase allows.
    func process() {
        while step() {}
        if inputEnded { noMoreInput() }
        // An idle connection keeps no buffer.
        if inbound.readableBytes == 0 { inbound = ByteBuffer() }
        resumeReading()
    }

    /// - Returns: True if there may be more to do.
    private func step() -> Bool {
        do throws(RequestRefusal) {
            switch phase {
            case .head: return try readHead()
            case .body(let head): return try collectBody(head)
            case .inHand(let exchange):
                if case .streamed(let body) = exchange.body { feed(body) }
            case .draining: try drain()
            case .lingering: discard()
            case .sending, .closed: break
            }
            return false
        } catch {
            refuse(error)
            return false
        }
    }

    private func readHead() throws(RequestRefusal) -> Bool {
        guard let length = try scanner.end(in: &inbound) else {
            if inbound.readableBytes > 0 { beginHeadDeadline() }
            return false
        }
        let head = try parseHead(length)
        inbound.moveReaderIndex(forwardBy: length)
        headEnd()
        try begin(head)
        return true
    }

    /// The head has a time of its own, from its first byte on.
    private func beginHeadDeadline() {
        guard !isInHead else { return }
        isInHead = true
        deadline = .now() + TimeAmount(server.limits.headTimeout)
    }

    private func headEnd() {
        isInHead = false
        deadline = .distantFuture
        scanner = HeadScanner(limit: server.limits.maximumHeadSize)
    }

    private func parseHead(_ length: Int) throws(RequestRefusal) -> RequestHead {
        guard let variables else { throw RequestRefusal(reason: "a connection without an address") }
        let limits = server.limits
        let result = inbound.withUnsafeReadableBytes { bytes in
            Result { () throws(RequestRefusal) in
                let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(length))
                return try RequestHeadParser.parse(head, connection: variables, limits: limits)
            }
        }
        return try result.get()
    }

    private func begin(_ head: RequestHead) throws(RequestRefusal) {
        decoder = BodyDecoder(head.framing)
        times.restart()
        let limit = server.limits.maximumBodySize
        if let length = decoder.announcedRest, length > limit {
            throw RequestRefusal(
                status: .contentTooLarge,
                reason: "the announced body is over \(limit) bytes",
                counter: .largeBodies
            )
        }
        if decoder.isComplete { return dispatch(head, body: .complete([])) }
        phase = .body(head)
        receiving = RateWindow(start: .now())
        // Not to a client that sends the body already (RFC 9110, section 10.1.1).
        if head.expectsContinue, inbound.readableBytes == 0 { send(Self.continueLine) }
    }

    /// Gathers a body until it is complete, or too large to be gathered.
    private func collectBody(_ head: RequestHead) throws(RequestRefusal) -> Bool {
        let before = gathered.count
        try decoder.decode(&inbound, into: &gathered, limit: StreamedBody.capacity - before)
        receiving?.add(gathered.count - before)
        server.slot.shared.add(.receivedBytes, bytes: gathered.count - before)
        let limit = server.limits.maximumBodySize
        guard gathered.count <= limit else {
            throw RequestRefusal(
                status: .contentTooLarge,
                reason: "the body is over \(limit) bytes",
                counter: .largeBodies
            )
        }
        if decoder.isComplete {
            dispatch(head, body: .complete(takeGathered()))
        } else if gathered.count == StreamedBody.capacity {
            stream(head, takeGathered())
        } else {
            return false
        }
        return true
    }

    private func takeGathered() -> [UInt8] {
        defer { gathered = [] }
        return gathered
    }

    private func dispatch(_ head: RequestHead, body: RequestBodySource) {
        guard let context else { return }
        if decoder.isComplete { receiving = nil }
        let exchange = HTTPExchange(head: head, body: body, connection: self, loop: context.eventLoop)
        phase = .inHand(exchange)
        if let answer = server.ownAnswer(to: head) { return give(answer, to: exchange) }
        server.pool.submit(exchange)
    }

    private func stream(_ head: RequestHead, _ bytes: [UInt8]) {
        guard let context else { return }
        let loop = context.eventLoop
        let connection = NIOLoopBound(self, eventLoop: loop)
        let body = StreamedBody(bytes, missing: decoder.announcedRest) {
            loop.execute { connection.value.bodyHasRoom() }
        }
        dispatch(head, body: .streamed(body))
    }

    private func bodyHasRoom() {
        guard case .inHand = phase, !decoder.isComplete else { return }
        receiving = RateWindow(start: .now())
        process()
    }

    /// Hands the body on as far as there is room for it.
    private func feed(_ body: StreamedBody) {
        guard !decoder.isComplete, !inputBroken else { return }
        let room = body.room()
        guard room > 0 else {
            receiving = nil
            return
        }
        var bytes: [UInt8] = []
        do throws(RequestRefusal) {
            try decoder.decode(&inbound, into: &bytes, limit: room)
        } catch {
            inputBroken = true
            body.fail(.truncated)
            return
        }
        receiving?.add(bytes.count)
        server.slot.shared.add(.receivedBytes, bytes: bytes.count)
        if !bytes.isEmpty { body.append(bytes) }
        if decoder.isComplete {
            receiving = nil
            body.complete()
        } else if inbound.readableBytes > 0 {
            feed(body)
        }
    }

    /// Reads away the rest of a body so that the next request can be found.
    private func drain() throws(RequestRefusal) {
        var bytes: [UInt8] = []
        do throws(RequestRefusal) {
            try decoder.decode(&inbound, into: &bytes, limit: drainBudget)
        } catch {
            return finish()
        }
        drainBudget -= bytes.count
        server.slot.shared.add(.receivedBytes, bytes: bytes.count)
        if decoder.isComplete { return nextRequest() }
        guard drainBudget <= 0 else { return }
        server.slot.shared.add(.drainOverflows)
        finish()
    }

    private func discard() {
        drainBudget -= inbound.readableBytes
        inbound = ByteBuffer()
        if drainBudget <= 0, outputEnded { context?.close(promise: nil) }
    }

    /// The client has closed its side.
    func inputClosed() {
        inputEnded = true
        if case .lingering = phase, outputEnded { context?.close(promise: nil) } else { process() }
    }

    private func noMoreInput() {
        switch phase {
        case .head, .draining: finish()
        case .body: refuse(RequestRefusal(reason: "the client went away in a body"))
        case .inHand(let exchange):
            if !decoder.isComplete, inbound.readableBytes == 0, case .streamed(let body) = exchange.body {
                body.fail(.truncated)
            }
        case .sending, .lingering, .closed: break
        }
    }

    private static let continueLine = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
}
