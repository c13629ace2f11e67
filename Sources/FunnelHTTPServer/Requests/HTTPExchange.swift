// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import NIOCore
internal import Synchronization

/// A request on its way to the application, and the way back to its connection.
final class HTTPExchange: Sendable {
    let head: RequestHead
    let body: RequestBodySource
    private let isGone = Atomic(false)
    private let loop: any EventLoop
    private let connection: NIOLoopBound<HTTPConnection>

    init(head: RequestHead, body: RequestBodySource, connection: HTTPConnection, loop: any EventLoop) {
        self.head = head
        self.body = body
        self.loop = loop
        self.connection = NIOLoopBound(connection, eventLoop: loop)
    }

    /// The body, for the application.
    var input: any GatewayInput {
        switch body {
        case .complete(let bytes): CompleteBody(bytes, of: self)
        case .streamed(let body): body
        }
    }

    /// True if the connection is gone.
    var isDisconnected: Bool { isGone.load(ordering: .relaxed) }

    /// Notes that the connection is gone.
    func noteDisconnected() {
        isGone.store(true, ordering: .relaxed)
        if case .streamed(let body) = body { body.fail(.disconnected) }
    }

    /// True if the connection can take another request after this one.
    func mayKeepConnection(_ limits: Limits) -> Bool {
        if case .streamed(let body) = body { body.canBeDrained(within: limits.drainBytes) } else { true }
    }

    /// Does something to the connection, on its event loop.
    func tell(_ action: @escaping @Sendable (HTTPConnection, HTTPExchange) -> Void) {
        loop.execute { action(self.connection.value, self) }
    }
}

/// Where the body of a request comes from.
enum RequestBodySource: Sendable {
    /// From memory: it was complete before the application was called.
    case complete([UInt8])
    /// From the connection, while the application reads it.
    case streamed(StreamedBody)
}
