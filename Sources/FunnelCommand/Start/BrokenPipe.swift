// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// What happens when nobody reads standard output any more.
enum BrokenPipe {
    /// Makes a write to a closed pipe fail instead of ending the program, so that the response's completion and its
    /// log line are not lost.
    static func becomesError() {
        _ = signal(SIGPIPE, SIG_IGN)
    }
}
