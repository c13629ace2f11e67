// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import FunnelStatus

/// One of the ``Limits``, to be shown to people.
public struct LimitDescription: Sendable, Hashable {
    /// The property's name.
    public let name: String
    /// Its value, with its unit.
    public let value: String
    /// The same as a number: of seconds, bytes or whatever the limit counts; nil if there is no limit.
    public let number: Double?
    /// What happens at the limit: a status, or what becomes of the connection.
    public let answer: String
    /// What counts how often that happened, for several if it happens in several ways: a counter of the status page.
    public let counters: [ServerCounter]
    /// What the limit is on.
    public let purpose: String

    /// The names of the counters.
    public var counter: String { counters.map(\.name).joined(separator: ", ") }
}
