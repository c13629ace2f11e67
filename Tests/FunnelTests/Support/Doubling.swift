// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many times longer work takes when its input is twice as long: the least of several tries, in the time of this
/// thread alone, because others work on the machine at the same time.
func timeRatio<Input>(make: (Int) -> Input, size: Int, _ work: (Input) throws -> Void) rethrows -> Double {
    let (once, twice) = (make(size), make(size * 2))
    var best = (once: Double.infinity, twice: Double.infinity)
    for _ in 0..<12 {
        best.once = try min(best.once, threadTime { try work(once) })
        best.twice = try min(best.twice, threadTime { try work(twice) })
    }
    return best.twice / best.once
}

private func threadTime(_ work: () throws -> Void) rethrows -> Double {
    let start = threadClock()
    try work()
    return threadClock() - start
}

private func threadClock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}
