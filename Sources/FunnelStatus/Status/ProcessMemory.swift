// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The memory of processes, as the system tells.
enum ProcessMemory {
    /// Bytes in the resident set of a process (`/proc/PID/statm`); nil if the system does not say.
    static func resident(of process: Int32) -> Int? {
        guard process > 0 else { return nil }
        let file = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(file, &buffer, buffer.count)
        return resident(in: String(decoding: buffer.prefix(max(0, count)), as: UTF8.self), page: pageSize)
    }

    /// The second number is the pages of the resident set.
    static func resident(in text: String, page: Int) -> Int? {
        let pages = text.split(separator: " ").prefix(2).compactMap { Int($0) }
        guard pages.count == 2 else { return nil }
        let (bytes, overflow) = pages[1].multipliedReportingOverflow(by: page)
        return overflow || bytes == 0 ? nil : bytes
    }

    private static var pageSize: Int { sysconf(Int32(_SC_PAGESIZE)) }
}
