// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A value cannot be signed. Uncaught in a handler it is logged and answered with 500.
public enum SignedValueError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The secret has several keys and none of them is the current one.
    case noCurrentKey
    /// The secret has no key of the version asked for.
    case unknownKey(Int)
    /// Version 1 of the format cannot name one of several keys.
    case version1NeedsSingleKey
    /// The time is not a number, or beyond what can be written.
    case invalidTime

    /// What is wrong.
    public var description: String {
        switch self {
        case .noCurrentKey: "the cookie secret has several keys and no current version to sign with"
        case .unknownKey(let version): "the cookie secret has no key of version \(version)"
        case .version1NeedsSingleKey: "signed values of version 1 cannot be made with several keys"
        case .invalidTime: "the time to sign at is not a number of seconds"
        }
    }
}
