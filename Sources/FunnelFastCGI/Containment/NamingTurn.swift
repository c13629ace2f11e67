// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// The right to search the program's debug information, which one of its processes has at a time.
///
/// A search takes a processor and much memory for about a second. Where traps come fast, a worker process ends after each,
/// and dozens of searches at the same time would leave nothing for the requests.
enum NamingTurn {
    /// Waits for the turn, and has it while `body` runs.
    ///
    /// - Parameter patience: In milliseconds; then another process is still at it, and nil comes back.
    static func take<Result>(patience: Int32 = 5_000, _ body: () -> Result) -> Result? {
        // The lock is on the program's own file, which all its processes can open, and ends with the process.
        let file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return body() }
        defer { close(file) }
        var waited: Int32 = 0
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            // On a file system without locks nobody has to wait.
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            guard waited < patience else { return nil }
            usleep(20_000)
            waited += 20
        }
        return body()
    }
}
