// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// What the system knows of its processes.
enum ProcessTable {
    /// True if a process has ended. Nobody may have taken note of it: then it stays as a zombie.
    ///
    /// `ChildProcess` takes a process for alive as long as one that it left behind is.
    static func hasEnded(_ process: pid_t) -> Bool {
        guard let stream = fopen("/proc/\(process)/stat", "r") else { return true }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes.prefix(count), as: UTF8.self).contains(") Z ")
    }

    /// The processes that a process has started.
    static func children(of process: pid_t) throws -> [pid_t] {
        let path = "/proc/\(process)/task/\(process)/children"
        guard let stream = fopen(path, "r") else { throw TestFailure("\(process) is not running") }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }
}
