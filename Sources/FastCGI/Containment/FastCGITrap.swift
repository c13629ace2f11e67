// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A trap of a worker thread, and what was done about it.
public struct FastCGITrap: Sendable, Hashable {
    /// The signal: `SIGILL`, `SIGTRAP`, `SIGSEGV`, `SIGBUS` or `SIGFPE`.
    public let signal: Int32

    /// The address that could not be used, or of the instruction (`si_addr` of POSIX's `siginfo_t`).
    public let address: UInt

    /// False if the request was over, as when what the application does after an answer traps.
    public let isInRequest: Bool

    /// The web server got ``FastCGIContainment/trapAnswer``. False if its connection was cut, since a part of the
    /// response had been sent.
    public let isAnswered: Bool

    /// The addresses on the thread's stack: the instruction, then return addresses, 64 at most.
    public let backtrace: [UInt]
}
