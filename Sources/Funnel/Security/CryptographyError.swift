// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// libcrypto refused a call: it is out of memory, out of randomness, or configured to forbid the algorithm.
///
/// It is never answered with something weaker. Uncaught in a handler it is logged and answered with 500.
public struct CryptographyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the call that failed.
    public let operation: String

    /// Which call failed.
    public var description: String { "libcrypto failed in \(operation)" }
}
