// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// The settings of Funnel's commands, each with its rule.
enum KnownSettings {
    static let maxBody = Setting(option: "--max-body", rule: ByteCount.rule, parse: ByteCount.parse)

    static let logLevel = Setting(
        option: "--log-level",
        rule: "one of " + Logger.Level.allCases.map(\.rawValue).joined(separator: ", "),
        parse: { Logger.Level(rawValue: $0.lowercased()) }
    )

    static let logFile = Setting(option: "--log-file", rule: LogTarget.rule, parse: LogTarget.init)

    static let role = Setting(
        option: "--role",
        rule: "responder or authorizer",
        parse: { ServedRole(rawValue: $0.lowercased()) }
    )

    static let fastCGI = Setting(
        option: "--fastcgi",
        rule: "unix:/path or host:port",
        parse: { $0.isEmpty ? nil : $0 }
    )

    static let http = Setting(
        option: "--http",
        rule: "host:port or unix:/path",
        parse: { $0.isEmpty ? nil : $0 }
    )

    static let threads = Setting(
        option: "--threads",
        rule: "a whole number from 1 to 1024",
        parse: { whole($0, in: 1...1024) }
    )

    static let stopTimeout = seconds("--stop-timeout", from: 0)
    static let idleTimeout = seconds("--idle-timeout", from: 1)
    static let headTimeout = seconds("--head-timeout", from: 1)
    static let requestTimeout = seconds("--request-timeout", from: 1)

    static let slowLog = Setting(option: "--slow-log", rule: TimeSpan.rule, parse: TimeSpan.parse)

    static let maxConnections = Setting(
        option: "--max-connections",
        rule: "a whole number from 1 to 1000000",
        parse: { whole($0, in: 1...1_000_000) }
    )

    static let containment = Setting(
        option: "--containment",
        rule: "on or off",
        parse: { ["on": true, "off": false][$0.lowercased()] }
    )

    private static func seconds(_ option: String, from least: Int) -> Setting<Duration> {
        Setting(
            option: option,
            rule: "a whole number of seconds from \(least) to 86400",
            parse: { whole($0, in: least...86_400).map { Duration.seconds($0) } }
        )
    }

    static let socketMode = Setting(
        option: "--socket-mode",
        rule: "an octal mode such as 0660",
        parse: { text in
            text.utf8.allSatisfy { (0x30...0x37).contains($0) }
                ? UInt32(text, radix: 8).flatMap { $0 <= 0o777 ? $0 : nil } : nil
        }
    )

    static let socketOwner = Setting(option: "--socket-owner", rule: "a user's name", parse: { $0.isEmpty ? nil : $0 })

    static let socketGroup = Setting(option: "--socket-group", rule: "a group's name", parse: { $0.isEmpty ? nil : $0 })

    /// Digits and nothing else: `Int` would take a sign too.
    static func whole(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else { return nil }
        return range.contains(number) ? number : nil
    }
}
