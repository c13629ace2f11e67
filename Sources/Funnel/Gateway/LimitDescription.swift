// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// One of the ``Limits``, to be shown to people.
public struct LimitDescription: Sendable, Hashable {
    /// The property's name.
    public let name: String
    /// Its value, with its unit.
    public let value: String
    /// What happens at the limit: a status, or what becomes of the connection.
    public let answer: String
    /// Where it is counted how often that happened: a counter of the FastCGI server's statistics, or the log. Statuses
    /// are in the access log.
    public let counter: String
    /// What the limit is on.
    public let purpose: String
}
