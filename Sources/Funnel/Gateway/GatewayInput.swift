// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The body of a request, read piece by piece.
///
/// A read that ends early is never mistaken for a short body: the end is told apart from an error.
public protocol GatewayInput: AnyObject {
    /// Reads the next piece of the body, waiting for it if need be.
    ///
    /// - Parameter count: The most bytes wanted; 1 or more.
    /// - Returns: At least one byte, or none at the end of the body.
    /// - Throws: ``GatewayInputError`` when the body will not come to its end.
    func read(upTo count: Int) throws -> [UInt8]

    /// True if the transport knows that nobody waits for the answer any more. Default: false.
    var isDisconnected: Bool { get }
}

extension GatewayInput {
    /// False: what is in memory does not go away.
    public var isDisconnected: Bool { false }
}

/// A body that is in memory already.
public final class GatewayByteInput: GatewayInput {
    private var rest: ArraySlice<UInt8>

    /// Makes a body of bytes.
    public init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Reads the next piece.
    public func read(upTo count: Int) -> [UInt8] {
        let piece = rest.prefix(max(0, count))
        rest = rest[piece.endIndex...]
        return Array(piece)
    }
}
