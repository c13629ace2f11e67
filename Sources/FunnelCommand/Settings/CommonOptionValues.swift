// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The values of ``CommonOptions``, nil where the option was not given.
struct CommonOptionValues: Sendable {
    var maxBody: String?
    var logLevel: String?
    var logFile: String?
}
