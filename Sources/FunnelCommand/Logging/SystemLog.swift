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

/// The system's log, by way of syslog(3).
enum SystemLog {
    /// Says who is talking, before the first line. Once in a process.
    static func open(_ facility: SyslogFacility, program: String) {
        // openlog keeps the pointer for as long as the process lives.
        openlog(strdup(program), LOG_PID | LOG_NDELAY, facility.number)
    }

    /// Writes a message: an entry for each of its lines, since an entry has one line (RFC 5424, section 6).
    static func write(_ message: String, level: Logger.Level) {
        for line in message.split(separator: "\n") {
            String(line).withCString { text in
                // The text is an argument and never the format: it may have percent signs.
                withVaList([text]) { vsyslog(priority(of: level), "%s", $0) }
            }
        }
    }

    /// The priority of a level (RFC 5424, section 6.2.1): the two scales have the same names but at their ends.
    static func priority(of level: Logger.Level) -> Int32 {
        switch level {
        case .trace, .debug: LOG_DEBUG
        case .info: LOG_INFO
        case .notice: LOG_NOTICE
        case .warning: LOG_WARNING
        case .error: LOG_ERR
        case .critical: LOG_CRIT
        }
    }
}
