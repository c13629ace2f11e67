// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The servers that the live tests run.
enum Installed {
    static let nginx = path(of: "nginx")
    static let spawnFCGI = path(of: "spawn-fcgi")
    static let apache = path(of: "apache2")
    static let lighttpd = path(of: "lighttpd")
    static let caddy = path(of: "caddy")
    static let multiwatch = path(of: "multiwatch")
    static let socketActivate = path(of: "systemd-socket-activate")
    static let systemdAnalyze = path(of: "systemd-analyze")
    static let logrotate = path(of: "logrotate")
    static let ip = path(of: "ip")
    // Of the package util-linux, which every Debian has.
    static let unshare = path(of: "unshare")
    static let nsenter = path(of: "nsenter")

    /// What every live test starts, by its package.
    static let basic = ["nginx": nginx, "spawn-fcgi": spawnFCGI]

    /// What only the matrix and the tests of starting start besides.
    static let further = [
        "apache2": apache, "libapache2-mod-fcgid": fcgid, "lighttpd": lighttpd, "caddy": caddy,
        "multiwatch": multiwatch, "systemd": socketActivate,
    ]

    /// The folder of Debian's Apache modules.
    static let apacheModules = "/usr/lib/apache2/modules"

    private static let fcgid: String? = {
        let module = "\(apacheModules)/mod_fcgid.so"
        return FileManager.default.fileExists(atPath: module) ? module : nil
    }()

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
    static var needsServers: Self { needs(Installed.basic) }

    /// The same for the tests that start all of them.
    static var needsAllServers: Self { needs(Installed.basic.merging(Installed.further) { $1 }) }

    /// Skips tests where programs are missing that they start, and names their packages.
    static func needs(_ programs: [String: String?]) -> Self {
        let packages = programs.filter { $0.value == nil }.keys.sorted().joined(separator: " ")
        return .enabled(
            if: packages.isEmpty || Installed.isContinuousIntegration,
            "a server is missing: apt-get install \(packages)"
        )
    }
    /// Skips tests that need logrotate where it is missing.
    static var needsLogrotate: Self { needs(["logrotate": Installed.logrotate]) }

    /// Skips tests that need systemd's programs where they are missing.
    static var needsSystemd: Self {
        .enabled(
            if: (Installed.socketActivate != nil && Installed.systemdAnalyze != nil)
                || Installed.isContinuousIntegration,
            "programs are missing: apt-get install systemd"
        )
    }
}
