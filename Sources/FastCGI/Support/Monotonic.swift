// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CFastCGI
import Glibc

/// Time that only moves forward, as nanoseconds since some moment of this boot.
enum Monotonic {
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000 &+ UInt64(truncatingIfNeeded: time.tv_nsec)
    }

    /// The moment that lies `duration` ahead, or the end of time when that is further than it can count.
    static func deadline(after duration: Duration) -> UInt64 {
        let (sum, overflow) = now().addingReportingOverflow(duration.nanoseconds)
        return overflow ? .max : sum
    }

    /// Nanoseconds left until `deadline`; 0 when it has passed.
    static func remaining(until deadline: UInt64) -> UInt64 {
        let now = now()
        return deadline > now ? deadline - now : 0
    }
}

extension Duration {
    /// Whole nanoseconds, between 0 and about a century: what every clock call here can hold.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let bounded = UInt64(min(seconds, 3_000_000_000))
        return bounded * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
