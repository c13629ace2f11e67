// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Application {
    /// The version of the framework: `Server: Funnel/0.1.0`, the last line of `--version`, the newest part of CHANGELOG.md.
    public static let frameworkVersion = "0.1.0"
}
