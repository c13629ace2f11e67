// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// How the time of a function grows with its input.
enum Growth {
    /// The time for an input of twice the size, as a multiple of the time for the input: about 2 where time is linear,
    /// 4 where it is quadratic.
    ///
    /// It is the processor's time of this thread alone, each the least of several, because other threads disturb
    /// measurements in one direction only. Where the first ratios look bad, more are taken: chance does not stay bad.
    static func ratio<Input>(size: Int, input: (Int) -> Input, _ body: (Input) throws -> Void) rethrows -> Double {
        let small = input(size)
        let large = input(size * 2)
        try body(large)
        var least = Double.infinity
        for _ in 0..<12 where least > 2.5 {
            least = try min(least, time { try body(large) } / time { try body(small) })
        }
        return least
    }

    private static func time(_ body: () throws -> Void) rethrows -> Double {
        let times = try (0..<3).map { _ in
            let start = processorTime()
            try body()
            return processorTime() - start
        }
        return times.min() ?? .infinity
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
