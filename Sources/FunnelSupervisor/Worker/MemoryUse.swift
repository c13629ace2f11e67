// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// The memory of this process.
enum MemoryUse {
    /// Bytes in use that are this process's own, without pages of files (`/proc/self/statm`); 0 if the system does
    /// not say.
    static func current() -> Int {
        bytes(SystemFile.text(of: "/proc/self/statm"), page: sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Resident pages less shared ones, as bytes.
    static func bytes(_ text: String, page: Int) -> Int {
        let pages = text.split(separator: " ").prefix(3).compactMap { Int($0) }
        guard pages.count == 3 else { return 0 }
        return max(0, pages[1] - pages[2]).multipliedReportingOverflow(by: page).partialValue
    }
}
