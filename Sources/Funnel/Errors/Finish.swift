// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Thrown to end a request at once, keeping what was set and written: no error, nothing is logged.
///
///     setStatus(.unauthorized)
///     try setHeader("WWW-Authenticate", "Basic realm=\"stories\"")
///     throw Finish()
public struct Finish: Error, Sendable, Hashable {
    /// Makes the value to throw.
    public init() {}
}
