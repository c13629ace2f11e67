// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The file of `--log-file` cannot be written.
struct LogFileError: Error, Hashable, CustomStringConvertible {
    /// The file.
    let path: String
    /// What the system says.
    let reason: String

    var description: String { "--log-file: \(path) cannot be written: \(reason)" }
}
