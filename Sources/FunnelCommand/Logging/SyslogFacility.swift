// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What kind of program a line of the system's log comes from (syslog(3)), by which it sorts them into files.
enum SyslogFacility: String, Sendable, Hashable, CaseIterable {
    case daemon, user, local0, local1, local2, local3, local4, local5, local6, local7

    /// The number for `openlog`: the macros of syslog.h are products that Swift does not import.
    var number: Int32 {
        switch self {
        case .user: 1 << 3
        case .daemon: 3 << 3
        case .local0: 16 << 3
        case .local1: 17 << 3
        case .local2: 18 << 3
        case .local3: 19 << 3
        case .local4: 20 << 3
        case .local5: 21 << 3
        case .local6: 22 << 3
        case .local7: 23 << 3
        }
    }
}
