// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Application {
    /// The version of the framework, as in `Server: Funnel/0.1.0`.
    public static let frameworkVersion = "0.1.0"
}
