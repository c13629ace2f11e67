// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The time of day, for what must be understood elsewhere: cookies and tokens.
enum WallClock {
    /// Seconds since 1970, UTC; not a number, which is later and earlier than nothing, if there is no clock.
    static var now: Double {
        var time = timespec()
        guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return .nan }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }

    static let secondsPerDay: Double = 86_400
}
