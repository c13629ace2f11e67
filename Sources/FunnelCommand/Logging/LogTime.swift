// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Synchronization

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A second of local time, in one word: what `localtime_r` makes of a second is needed for every log line, is the
/// same for all lines of that second, and takes a lock of the whole process.
struct LogTime: Sendable, Hashable {
    /// The second's low 31 bits, then year of the century, month, day, hour, minute and second.
    private let packed: UInt64

    /// The last second that was asked for. Threads that find another second there make their own and leave it:
    /// whichever comes last, the word is whole.
    private static let latest = Atomic<UInt64>(0)

    /// Now.
    static var now: LogTime {
        let second = Int(time(nil))
        let known = LogTime(packed: latest.load(ordering: .relaxed))
        if known.tag == tag(of: second) { return known }
        let fresh = LogTime(second: second)
        latest.store(fresh.packed, ordering: .relaxed)
        return fresh
    }

    /// The local time of a second since 1970.
    init(second: Int) {
        var second = time_t(second)
        var parts = tm()
        localtime_r(&second, &parts)
        var packed = Self.tag(of: Int(second))
        for (value, bits) in [
            (parts.tm_year % 100, 7), (parts.tm_mon + 1, 4), (parts.tm_mday, 5), (parts.tm_hour, 5),
            (parts.tm_min, 6), (parts.tm_sec, 6),
        ] {
            packed = packed << UInt64(bits) | UInt64(truncatingIfNeeded: value) & ((1 << UInt64(bits)) - 1)
        }
        self.packed = packed
    }

    private init(packed: UInt64) {
        self.packed = packed
    }

    /// Adds `yymmdd HH:MM:SS`.
    func append(to line: inout [UInt8]) {
        line.appendTwoDigits(packed >> 26 & 127)
        line.appendTwoDigits(packed >> 22 & 15)
        line.appendTwoDigits(packed >> 17 & 31)
        line.append(UInt8(ascii: " "))
        line.appendTwoDigits(packed >> 12 & 31)
        line.append(UInt8(ascii: ":"))
        line.appendTwoDigits(packed >> 6 & 63)
        line.append(UInt8(ascii: ":"))
        line.appendTwoDigits(packed & 63)
    }

    private var tag: UInt64 { packed >> 33 }

    private static func tag(of second: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: second) & 0x7FFF_FFFF
    }
}

extension [UInt8] {
    fileprivate mutating func appendTwoDigits(_ number: UInt64) {
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
