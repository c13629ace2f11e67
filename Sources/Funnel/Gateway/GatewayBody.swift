// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The body of a response.
public enum GatewayBody {
    /// All of it, in memory. With a small head it leaves in one write.
    case bytes([UInt8])

    /// A file or a part of one, sent in pieces. An error while it is read cuts the connection.
    case file(GatewayFile)

    /// Made while it is sent: the closure is called once and writes chunks as they come. An error thrown from it
    /// cuts the connection, because the head is gone already; the client sees a broken response, not a short one.
    case stream((any GatewayBodyWriter) throws -> Void)

    /// How many bytes it has, nil if that is known only when it has been sent.
    public var length: Int? {
        switch self {
        case .bytes(let bytes): bytes.count
        case .file(let file): file.length
        case .stream: nil
        }
    }
}

/// Takes the chunks of a response that is made while it is sent.
public protocol GatewayBodyWriter: AnyObject {
    /// Sends a chunk, waiting until the transport has taken it.
    ///
    /// - Throws: When the client is gone. Nothing more can be written then.
    func write(_ chunk: [UInt8]) throws

    /// Sends on what the transport has gathered, now.
    ///
    /// - Throws: When the client is gone. Nothing more can be written then.
    func flush() throws
}
