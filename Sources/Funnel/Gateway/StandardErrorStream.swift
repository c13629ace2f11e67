// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The error stream of a program that has no web server to tell: its own standard error.
public final class StandardErrorStream: GatewayErrorStream {
    /// Makes the stream.
    public init() {}

    /// Writes a message to descriptor 2, without a buffer.
    public func write(_ message: String) {
        try? FileDescriptor.standardError.writeAll(Array(message.utf8))
    }
}
