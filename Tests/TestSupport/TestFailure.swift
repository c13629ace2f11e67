// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A step of a test that could not be made.
public struct TestFailure: Error, Sendable, CustomStringConvertible {
    /// What happened.
    public let description: String

    /// A failure with its text.
    public init(_ description: String) {
        self.description = description
    }
}
