// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CFastCGI
import Glibc

/// The number of an open socket, with the calls that the rest of the module makes on it. It owns nothing: who holds it
/// decides when to close it.
struct SocketDescriptor: Sendable, Hashable {
    let rawValue: Int32

    /// A new stream socket, closed on exec.
    static func make(family: Int32) -> SocketDescriptor? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        return descriptor < 0 ? nil : SocketDescriptor(rawValue: descriptor)
    }

    /// Another descriptor of the same connection; nil when the process has no more.
    func duplicate() -> SocketDescriptor? {
        let copy = fcntl(rawValue, F_DUPFD_CLOEXEC, 0)
        return copy < 0 ? nil : SocketDescriptor(rawValue: copy)
    }

    func close() {
        _ = Glibc.close(rawValue)
    }

    /// Ends one or both directions: `SHUT_RD`, `SHUT_WR`, `SHUT_RDWR`.
    func shutdown(_ direction: Int) {
        _ = Glibc.shutdown(rawValue, Int32(direction))
    }

    @discardableResult
    func setOption(_ level: Int32, _ name: Int32, _ value: Int32) -> Bool {
        var value = value
        return setsockopt(rawValue, level, name, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
    }

    func option(_ level: Int32, _ name: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(rawValue, level, name, &value, &length) == 0 ? value : nil
    }

    /// Limits how long one blocking call waits; `name` is `SO_RCVTIMEO` or `SO_SNDTIMEO`. The system reads 0 as "for
    /// ever", so the shortest limit is a microsecond.
    func setTimeout(_ name: Int32, nanoseconds: UInt64) {
        let microseconds = max(nanoseconds / 1000, 1)
        var time = timeval(
            tv_sec: Int(clamping: microseconds / 1_000_000),
            tv_usec: Int(clamping: microseconds % 1_000_000)
        )
        setsockopt(rawValue, SOL_SOCKET, name, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Makes the descriptor close on exec and its calls return at once instead of waiting.
    func setNonBlockingAndCloseOnExec() -> Bool {
        let flags = fcntl(rawValue, F_GETFL)
        guard flags >= 0, fcntl(rawValue, F_SETFL, flags | O_NONBLOCK) == 0 else { return false }
        return fcntl(rawValue, F_SETFD, FD_CLOEXEC) == 0
    }
}
