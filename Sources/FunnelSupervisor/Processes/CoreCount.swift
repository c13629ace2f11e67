// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// The processor cores that this process may use.
package enum CoreCount {
    /// Their number: a container may be given fewer than the machine has (`Cpus_allowed_list` in `/proc/self/status`).
    package static func current() -> Int {
        allowed(in: SystemFile.text(of: "/proc/self/status")) ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Counts a list such as `0-3,8`; nil if there is none.
    static func allowed(in status: String) -> Int? {
        let name = "Cpus_allowed_list:"
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
        let list = line.dropFirst(name.count).filter { !$0.isWhitespace }
        let counts = list.split(separator: ",").map { range in
            let ends = range.split(separator: "-").compactMap { Int($0) }
            return ends.count == 2 ? ends[1] - ends[0] + 1 : ends.count
        }
        let count = counts.reduce(0, +)
        return count > 0 ? count : nil
    }
}
