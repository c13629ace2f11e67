// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import NIOCore

/// A request on its way to the application, and the way back to its connection.
final class HTTPExchange: Sendable {
    let head: RequestHead
    let body: RequestBodySource
    private let loop: any EventLoop
    private let connection: NIOLoopBound<HTTPConnection>

    init(head: RequestHead, body: RequestBodySource, connection: HTTPConnection, loop: any EventLoop) {
        self.head = head
        self.body = body
        self.loop = loop
        self.connection = NIOLoopBound(connection, eventLoop: loop)
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

    var input: any GatewayInput {
        switch self {
        case .complete(let bytes): GatewayByteInput(bytes)
        case .streamed(let body): body
        }
    }
}
