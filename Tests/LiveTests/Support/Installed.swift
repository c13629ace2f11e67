// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The servers that the live tests run.
enum Installed {
    static let nginx = path(of: "nginx")
    static let spawnFCGI = path(of: "spawn-fcgi")
    static let socketActivate = path(of: "systemd-socket-activate")
    static let systemdAnalyze = path(of: "systemd-analyze")

    /// The packages of those that are missing.
    static var missing: [String] {
        [("nginx", nginx), ("spawn-fcgi", spawnFCGI)].compactMap { $1 == nil ? $0 : nil }
    }

    /// True where a missing server is a failure: it fails the tests that start it.
    static var isContinuousIntegration: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    static func path(of program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/sbin"]
        return folders.map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile)
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips tests where a server is missing that they start, and says what to install.
    static var needsServers: Self {
        let packages = Installed.missing.joined(separator: " ")
        return .enabled(
            if: packages.isEmpty || Installed.isContinuousIntegration,
            "a server is missing: apt-get install \(packages)"
        )
    }
    /// Skips tests that need systemd's programs where they are missing.
    static var needsSystemd: Self {
        .enabled(
            if: (Installed.socketActivate != nil && Installed.systemdAnalyze != nil)
                || Installed.isContinuousIntegration,
            "programs are missing: apt-get install systemd"
        )
    }
}
