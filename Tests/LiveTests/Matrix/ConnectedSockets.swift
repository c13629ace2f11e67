// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// The unix sockets of a process that are connections.
struct ConnectedSockets {
    let inodes: Set<String>

    /// Counts them: `/proc/net/unix` has the state of each socket (03 is connected) by its inode.
    init(of process: pid_t) throws {
        let folder = "/proc/\(process)/fd"
        let links = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }
        let own = Set(links.compactMap { $0.hasPrefix("socket:[") ? String($0.dropFirst(8).dropLast()) : nil })
        let table = try String(contentsOf: URL(fileURLWithPath: "/proc/net/unix"), encoding: .utf8)
        inodes = Set(
            table.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: " ")
                guard parts.count > 6, parts[5] == "03", own.contains(String(parts[6])) else { return nil }
                return String(parts[6])
            }
        )
    }
}
