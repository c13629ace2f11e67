// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A variable that a request has and that did not count.
public struct IgnoredVariable: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: String
    /// Why it did not count.
    public let reason: String
}
