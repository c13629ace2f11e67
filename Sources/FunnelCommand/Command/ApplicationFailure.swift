// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The application could not be made.
struct ApplicationFailure: Error, CustomStringConvertible {
    /// What was thrown.
    let cause: any Error

    var description: String { "the application cannot be made: \(cause)" }
}
