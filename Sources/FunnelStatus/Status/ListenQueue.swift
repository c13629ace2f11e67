// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The connections at a listening socket that nobody has accepted yet.
public struct ListenQueue: Sendable, Hashable {
    /// Where it listens.
    public var address: String

    /// How many connections wait; nil if the system does not say.
    public var length: Int?

    /// How many can wait; nil if the system does not say.
    public var limit: Int?

    /// Makes one.
    public init(address: String, length: Int?, limit: Int?) {
        self.address = address
        self.length = length
        self.limit = limit
    }
}
