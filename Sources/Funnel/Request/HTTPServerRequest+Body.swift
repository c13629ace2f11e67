// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

extension HTTPServerRequest {
    /// The whole body, read at first use.
    ///
    /// The body of a multipart form is there only if it is no larger than ``Limits/maximumFileBytesInMemory``, since
    /// forms are parsed while they are read.
    ///
    /// - Throws: ``HTTPError`` 413 for a body over ``Limits/maximumBodySize``; ``GatewayInputError`` if it does not
    ///   come to its end, or not to the announced one (answered with 400); ``RequestBodyError`` if it was used
    ///   while it came; what was wrong with a form.
    public var body: [UInt8] {
        get throws { try wholeBody(limit: environment.limits.maximumBodySize) }
    }

    /// The whole body, if it is within a limit.
    func wholeBody(limit: Int, counter: ServerCounter = .largeBodies) throws -> [UInt8] {
        switch content {
        case .bytes(let bytes): return bytes
        case .used(let error): throw error
        case .failed(let error): throw error
        case .unread:
            return try rememberingFailure {
                var reader = try reader(limit: limit, counter: counter)
                let bytes = try reader.rest()
                content = .bytes(bytes)
                return bytes
            }
        }
    }

    /// Hands the body on piece by piece, keeping nothing.
    ///
    /// - Parameter receive: Takes a piece; returns false if it wants no more.
    func streamBody(_ receive: ([UInt8]) throws -> Bool) throws {
        var reader = try reader(limit: environment.limits.maximumBodySize)
        while let piece = try reader.next(), try receive(piece) {}
    }

    /// Leaves the body to the handler: there is no form, and the bytes are not kept.
    func leaveBodyToHandler() {
        content = .used(.streamed)
        form = FormData()
    }

    /// Reads the body where it is: from the client, or from memory if somebody has asked for it before.
    func reader(limit: Int, counter: ServerCounter = .largeBodies) throws -> BodyReader {
        let meter = LimitMeter(tally: environment.limits.tally, counter: counter)
        if case .bytes(let bytes) = content {
            return try BodyReader(GatewayByteInput(bytes), announced: bytes.count, limit: limit, meter: meter)
        }
        return try BodyReader(environment.input, announced: contentLength, limit: limit, meter: meter)
    }

    func rememberingFailure<Result>(_ read: () throws -> Result) throws -> Result {
        do {
            return try read()
        } catch {
            content = .failed(error)
            throw error
        }
    }
}
