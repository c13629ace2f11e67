// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// The unix sockets of a process that are connections.
struct ConnectedSockets {
    let count: Int

    /// Counts them: `/proc/net/unix` has the state of each socket (03 is connected) by its inode.
    init(of process: pid_t) throws {
        let folder = "/proc/\(process)/fd"
        let links = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }
        let inodes = Set(links.compactMap { $0.hasPrefix("socket:[") ? String($0.dropFirst(8).dropLast()) : nil })
        let table = try String(contentsOf: URL(fileURLWithPath: "/proc/net/unix"), encoding: .utf8)
        count =
            table.split(separator: "\n").filter { line in
                let parts = line.split(separator: " ")
                return parts.count > 6 && parts[5] == "03" && inodes.contains(String(parts[6]))
            }.count
    }
}
