// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where the log of the program goes.
enum LogTarget: Sendable, Hashable {
    /// Descriptor 2, as the program was started with it.
    case standardError
    /// A file, which standard error becomes too.
    case file(String)
    /// The system's log.
    case syslog(SyslogFacility)

    /// What a text must be, to be read after "is not".
    static let rule =
        "a file's path, syslog: or syslog:FACILITY with one of "
        + SyslogFacility.allCases.map(\.rawValue).joined(separator: ", ")

    /// Reads a path, `syslog:` or `syslog:local0`, nil for anything else.
    init?(_ text: String) {
        let prefix = "syslog:"
        if text.hasPrefix(prefix) {
            let name = text.dropFirst(prefix.count)
            guard let facility = name.isEmpty ? .daemon : SyslogFacility(rawValue: name.lowercased()) else {
                return nil
            }
            self = .syslog(facility)
        } else if text.isEmpty || text.utf8.contains(0) {
            return nil
        } else {
            self = .file(text)
        }
    }
}
