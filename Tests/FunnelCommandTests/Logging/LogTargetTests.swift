// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Logging
import Testing

@testable import FunnelCommand

@Suite struct LogTargetTests {
    @Test(
        arguments: [
            ("/var/log/hello.log", .file("/var/log/hello.log")), ("hello.log", .file("hello.log")),
            ("syslog", .file("syslog")), ("./syslog:", .file("./syslog:")), ("syslog:", .syslog(.daemon)),
            ("syslog:local3", .syslog(.local3)), ("syslog:LOCAL0", .syslog(.local0)), ("syslog:user", .syslog(.user)),
            ("", nil), ("syslog:kern", nil), ("syslog:local8", nil), ("a\u{0}b", nil),
        ] as [(String, LogTarget?)]
    )
    func reads(text: String, target: LogTarget?) {
        #expect(LogTarget(text) == target)
    }

    /// RFC 5424, tables 1 and 2.
    @Test func numbers() {
        #expect(SyslogFacility.allCases.map { $0.number >> 3 } == [3, 1, 16, 17, 18, 19, 20, 21, 22, 23])
        let levels = Logger.Level.allCases.map { SystemLog.priority(of: $0) }
        #expect(Logger.Level.allCases == [.trace, .debug, .info, .notice, .warning, .error, .critical])
        #expect(levels == [7, 7, 6, 5, 4, 3, 2])
    }
}
