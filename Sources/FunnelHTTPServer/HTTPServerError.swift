// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Why the server cannot listen or start. It reads as one line that names the address.
public struct HTTPServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being done, with its object, such as `listen on 127.0.0.1:8888`.
    public let operation: String

    /// The reason, in a few words.
    public let reason: String

    init(operation: String, reason: String) {
        self.operation = operation
        self.reason = reason
    }

    init(operation: String, code: Int32) {
        self.init(operation: operation, reason: String(cString: strerror(code)).lowercased())
    }

    /// `operation: reason`.
    public var description: String { "\(operation): \(reason)" }
}
