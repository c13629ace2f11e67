// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// One thing that a request says of itself, and which variable said it.
public struct ExplainedField: Sendable, Hashable {
    /// What it is: `path`, `host`.
    public let name: String
    /// Its value, as handlers get it.
    public let value: String
    /// The variables that it was taken from; none if it is a default.
    public let sources: [String]
    /// Variables that could have told it and were passed over.
    public let ignored: [IgnoredVariable]
}
