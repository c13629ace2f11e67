// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A limit of a server, and what counts how often it was met.
public struct LimitStatus: Sendable, Hashable {
    /// The limit's name.
    public var name: String

    /// Its value for people, with its unit.
    public var value: String

    /// Its value in seconds, bytes, or whatever it counts; nil if there is no limit.
    public var number: Double?

    /// The counters, for several if it is met in several ways. A counter may belong to several limits.
    public var counters: [ServerCounter]

    /// Makes one.
    public init(name: String, value: String, number: Double?, counters: [ServerCounter]) {
        self.name = name
        self.value = value
        self.number = number
        self.counters = counters
    }
}
