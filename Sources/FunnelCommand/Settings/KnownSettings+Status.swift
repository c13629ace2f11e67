// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension KnownSettings {
    static let statusPath = path("--status-path")
    static let pingPath = path("--ping-path")

    static let statusAllow = Setting(
        option: "--status-allow",
        rule: "a list of addresses, networks such as 10.0.0.0/8, and unix:, with commas between",
        parse: addresses
    )

    static let maxWaiting = Setting(
        option: "--max-waiting",
        rule: "a whole number from 0 to 1000000",
        parse: { whole($0, in: 0...1_000_000) }
    )

    static let timeout = Setting(
        option: "--timeout",
        rule: "a whole number of seconds from 1 to 86400",
        parse: { whole($0, in: 1...86_400).map { Duration.seconds($0) } }
    )

    private static func path(_ option: String) -> Setting<String> {
        Setting(option: option, rule: "a path such as /status", parse: { $0.isPath ? $0 : nil })
    }

    private static func addresses(_ text: String) -> [String]? {
        let entries = text.split(separator: ",", omittingEmptySubsequences: false).map { entry in
            String(entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        return (try? TrustedProxies(entries)).map { _ in entries }
    }
}

extension String {
    /// A slash at the front, and nothing that stands in no path.
    fileprivate var isPath: Bool {
        hasPrefix("/") && utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"?#%".utf8.contains($0) }
    }
}
