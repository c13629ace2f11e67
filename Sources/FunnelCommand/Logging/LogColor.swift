// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The colours of log lines on a terminal: Tornado's.
enum LogColor {
    /// True if standard error is a terminal that nobody wants plain (https://no-color.org).
    static let isWanted = isatty(2) == 1 && (ProcessEnvironment.ofProcess["NO_COLOR"] ?? "").isEmpty

    /// Ends a colour.
    static let end = "\u{1B}[0m"

    /// Begins the colour of a level.
    static func start(of level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "\u{1B}[34m"
        case .info, .notice: "\u{1B}[32m"
        case .warning: "\u{1B}[33m"
        case .error: "\u{1B}[31m"
        case .critical: "\u{1B}[35m"
        }
    }
}
