// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A feature was used that needs a setting, and the setting is not there. Uncaught in a handler it is logged and
/// answered with 500.
public struct MissingSettingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the setting, such as `cookieSecret`.
    public let setting: String

    /// What needs it, such as `signed cookies`.
    public let feature: String

    /// What is missing, and for what.
    public var description: String { "the setting \(setting) is missing: \(feature) needs it" }
}
