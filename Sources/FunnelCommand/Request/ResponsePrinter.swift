// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

/// Prints responses as raw HTTP/1.1, so that several in a row can be told apart.
///
/// A body of known length gets a `Content-Length` if the application set none. One that is streamed is printed as
/// it comes: in chunks for a reader that knows them, otherwise as it is, with `Connection: close` and the end of the
/// output as its end.
struct ResponsePrinter {
    /// Takes the bytes. Throws when nobody reads any more.
    let output: ([UInt8]) throws -> Void

    /// Prints a response and completes it.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - isHead: True for an answer to HEAD, which has no body.
    ///   - mayChunk: True if the reader knows chunks.
    /// - Returns: True if another response can follow.
    /// - Throws: What the output or the application's stream throws: the response is not complete then.
    func print(_ response: GatewayResponse, isHead: Bool, mayChunk: Bool) throws -> Bool {
        defer { response.completion?() }
        var head = response
        let hasBody = !isHead && response.status.mayHaveBody
        let framing = hasBody ? Self.frame(&head, mayChunk: mayChunk) : .none
        var bytes: [UInt8] = []
        head.appendHead(to: &bytes, statusLine: .http)
        if hasBody, case .bytes(let body) = response.body { bytes += body }
        try output(bytes)
        let writer = StreamPrinter(isChunked: framing == .chunked, output: output)
        switch response.body {
        case .file where hasBody: try response.sendBody(to: writer)
        case .stream where hasBody:
            try response.sendBody(to: writer)
            try writer.end()
        default: break
        }
        return framing != .close
    }

    private enum Framing {
        case none
        case chunked
        case close
    }

    /// Adds the field that says where the body ends.
    private static func frame(_ response: inout GatewayResponse, mayChunk: Bool) -> Framing {
        if response.headerFields[.contentLength] != nil { return .none }
        if let length = response.body.length {
            response.headerFields[.contentLength] = "\(length)"
            return .none
        }
        if mayChunk {
            response.headerFields[.transferEncoding] = "chunked"
            return .chunked
        }
        response.headerFields[.connection] = "close"
        return .close
    }
}

extension HTTPResponse.Status {
    /// False for the statuses that end with their head (RFC 9110, section 6.4.1).
    fileprivate var mayHaveBody: Bool { code >= 200 && code != 204 && code != 304 }
}
