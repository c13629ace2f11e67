// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// What a running program takes of the system.
struct ProcessFootprint {
    /// Memory that is in use now, in bytes (`VmRSS`).
    let memory: Int
    /// The most memory that was ever in use, in bytes (`VmHWM`).
    let peakMemory: Int
    /// Open descriptors.
    let descriptors: Int
    /// Threads.
    let threads: Int

    /// Looks at a process.
    init(of process: pid_t) throws {
        // A file of /proc has no size that a reader could go by.
        guard let stream = fopen("/proc/\(process)/status", "r") else {
            throw TestFailure("process \(process) is not running")
        }
        defer { fclose(stream) }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = fread(&buffer, 1, buffer.count, stream)
        let text = String(decoding: buffer.prefix(count), as: UTF8.self)
        guard text.contains("VmRSS:") else { throw TestFailure("/proc tells nothing about process \(process)") }
        memory = Self.number(after: "VmRSS:", in: text) * 1_024
        peakMemory = Self.number(after: "VmHWM:", in: text) * 1_024
        threads = Self.number(after: "Threads:", in: text)
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
    }

    private static func number(after name: String, in text: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { $0.split { !$0.isNumber }.first }.flatMap { Int($0) } ?? 0
    }
}
