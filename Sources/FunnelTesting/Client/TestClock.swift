// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The time of day, for the ends of cookies.
enum TestClock {
    /// Seconds since 1970.
    static var now: Double { Double(time(nil)) }
}
