// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Responses that are made while they are sent.
extension RequestHandler {
    /// Ends the request with a body that is written while it is sent: for what is long, or comes slowly.
    ///
    ///     try finish { writer in
    ///         for row in try database.rows() { try writer.write(Array("\(row)\n".utf8)) }
    ///     }
    ///
    /// What was written before goes first. Status and header fields are those set so far: no `Content-Length` is added,
    /// and no `ETag`. To a `Content-Length` that was set the body is held: one byte more or less, and the connection
    /// is cut. With ``Settings/compressResponse`` the body is compressed as it comes; a chunk that the client is
    /// to see at once needs a call of the writer's `flush()`. nginx gathers a response before it passes it on; the
    /// header field `X-Accel-Buffering: no` makes it pass on each chunk.
    ///
    /// - Parameter produce: Called once, after this handler's method has returned, on the same thread; not at all for
    ///   HEAD. An error thrown from it cuts the connection and is logged: the head is gone already.
    /// - Throws: ``HTTPOutputError`` if the response is complete already, if its status has no body, or for a
    ///   `Content-Length` that is no number.
    public func finish(streaming produce: @escaping (any GatewayBodyWriter) throws -> Void) throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        guard status.isSendable else { throw HTTPOutputError.invalidStatus(status.code) }
        guard status.allowsBody else { throw HTTPOutputError.bodyNotAllowed(status.code) }
        let beginning = output
        let body = { (writer: any GatewayBodyWriter) in
            if !beginning.isEmpty { try writer.write(beginning) }
            try produce(writer)
        }
        let length = try declaredLength()
        complete(with: .stream(length.map { Self.checked(body, length: $0) } ?? body))
    }

    private static func checked(
        _ body: @escaping (any GatewayBodyWriter) throws -> Void,
        length: Int
    ) -> (any GatewayBodyWriter) throws -> Void {
        { writer in
            let checking = LengthCheckingBodyWriter(to: writer, length: length)
            try body(checking)
            try checking.finish()
        }
    }

    /// Always throws: a response is sent when the handler is done. Tornado's WSGI mode has no `flush()` either.
    ///
    /// - Throws: ``HTTPOutputError/flushNotSupported``, which names ``finish(streaming:)``.
    public func flush() throws {
        throw HTTPOutputError.flushNotSupported
    }
}
