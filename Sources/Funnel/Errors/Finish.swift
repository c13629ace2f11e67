// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Thrown to end a request at once, keeping what was set and written: no error, nothing is logged.
///
///     setStatus(.unauthorized)
///     try setHeader("WWW-Authenticate", "Basic realm=\"stories\"")
///     throw Finish()
///
/// What it is made with is written before the end, as ``RequestHandler/finish()`` and its variants do. A response that
/// ``RequestHandler/finish()`` would refuse is logged and answered with 500.
public struct Finish: Error, Sendable, Hashable {
    enum Chunk: Sendable, Hashable {
        case bytes([UInt8])
        case json([UInt8])
    }

    let chunk: Chunk?

    /// Ends the request.
    public init() { chunk = nil }

    /// Adds text to the body, then ends the request.
    public init(_ text: String) { chunk = .bytes(Array(text.utf8)) }

    /// Adds bytes to the body, then ends the request.
    public init(_ bytes: [UInt8]) { chunk = .bytes(bytes) }

    /// Adds a value to the body as ``RequestHandler/write(json:)`` does, then ends the request.
    ///
    /// - Throws: What encoding the value throws.
    public init(json value: some Encodable) throws { chunk = .json(try JSONText.encode(value)) }
}
