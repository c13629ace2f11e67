// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Whether this process may make networks of its own. A container often must not, even as root.
enum Networks {
    static let canBeMade: Bool = {
        guard let unshare = Installed.unshare, let ip = Installed.ip, let folder = try? RunFolder() else {
            return false
        }
        let lines =
            "link add name one type bridge\nlink add name two type veth peer name three\nlink set two master one up\n"
        guard (try? folder.write(lines, to: "probe")) != nil else { return false }
        let arguments = ["--net", ip, "-batch", folder.file("probe")]
        let process = try? ChildProcess(unshare, arguments, in: folder, log: "probe.log")
        return (try? process?.waitForEnd()) == .exited(0)
    }()
}

extension Trait where Self == ConditionTrait {
    /// Skips tests that need `ip` where it is missing.
    static var needsIP: Self { needs(["iproute2": Installed.ip]) }

    /// Skips tests that make networks where that is not allowed. This is a right and no package: in continuous
    /// integration too, the test is skipped, and its report says so.
    static var needsNetworks: Self {
        .enabled("this process may not make networks (CAP_SYS_ADMIN and CAP_NET_ADMIN, bridge and veth)") {
            Installed.ip == nil || Networks.canBeMade
        }
    }
}
