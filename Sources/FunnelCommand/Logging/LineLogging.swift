// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// The log of the program.
enum LineLogging {
    /// Makes every logger of the program write to where the log goes. Only for the command that runs, before it makes
    /// the application: swift-log takes a handler once in a process.
    ///
    /// - Throws: ``LogFileError`` if a file cannot be written.
    static func install(level: Logger.Level, target: LogTarget) throws(LogFileError) {
        switch target {
        case .standardError:
            installStandard(level: level)
        case .file(let path):
            try LogFile.open(path)
            installStandard(level: level)
        case .syslog(let facility):
            SystemLog.open(facility, program: ProgramName.current)
            LoggingSystem.bootstrap { SystemLogHandler(label: $0, level: level) }
        }
    }

    /// Makes every logger of the program write lines to standard error.
    static func installStandard(level: Logger.Level = .info) {
        LoggingSystem.bootstrap { LineLogHandler(label: $0, level: level) }
    }
}
