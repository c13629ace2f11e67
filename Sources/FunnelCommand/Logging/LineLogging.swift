// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// The log of the program.
enum LineLogging {
    /// Makes every logger of the program write lines to standard error. Only for the command that runs, before it
    /// makes the application: swift-log takes a handler once in a process.
    static func install(level: Logger.Level) {
        LoggingSystem.bootstrap { LineLogHandler(label: $0, level: level) }
    }
}
