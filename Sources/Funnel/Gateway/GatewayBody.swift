// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The body of a response.
public enum GatewayBody {
    /// All of it, in memory. With a small head it leaves in one write.
    case bytes([UInt8])

    /// Made while it is sent: the closure is called once and writes chunks as they come. An error thrown from it
    /// cuts the connection, because the head is gone already; the client sees a broken response, not a short one.
    case stream((any GatewayBodyWriter) throws -> Void)
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
