// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// A setting has a value that it cannot have.
struct SettingError: Error, Hashable, CustomStringConvertible {
    /// The option or the environment variable.
    let source: String
    /// The value.
    let value: String
    /// What it must be.
    let rule: String

    var description: String { "\(source): '\(value)' is not \(rule)" }

    /// The same as wrong usage of the command line.
    var asUsageError: ValidationError { ValidationError(description) }
}
