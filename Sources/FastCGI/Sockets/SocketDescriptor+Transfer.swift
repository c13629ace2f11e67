// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SocketDescriptor {
    /// Copies what has arrived without taking it and without waiting.
    ///
    /// - Returns: the number of bytes, 0 when the peer has finished sending, or the negative of `errno`
    func peek(into window: inout [UInt8], count: Int? = nil) -> Int {
        receive(into: &window, count: min(count ?? window.count, window.count), flags: MSG_PEEK | MSG_DONTWAIT)
    }

    /// Takes at most `count` bytes that have arrived, without waiting; results as for `peek`.
    func take(into window: inout [UInt8], count: Int) -> Int {
        receive(into: &window, count: min(count, window.count), flags: MSG_DONTWAIT)
    }

    private func receive(into window: inout [UInt8], count: Int, flags: Int) -> Int {
        while true {
            let received = recv(rawValue, &window, count, Int32(flags))
            if received >= 0 { return received }
            if errno != EINTR { return -Int(errno) }
        }
    }

    /// Waits until there is something to read, or an end; false when the deadline came first.
    func waitUntilReadable(deadline: UInt64) -> Bool {
        wait(for: POLLIN, deadline: deadline)
    }

    /// Waits until reading (`POLLIN`) or writing (`POLLOUT`) need not wait; false when the deadline came first.
    func wait(for events: Int32, deadline: UInt64) -> Bool {
        var entry = pollfd(fd: rawValue, events: Int16(truncatingIfNeeded: events), revents: 0)
        while true {
            let milliseconds = (Monotonic.remaining(until: deadline) + 999_999) / 1_000_000
            let ready = poll(&entry, 1, Int32(clamping: milliseconds))
            if ready > 0 { return true }
            if ready == 0 || errno != EINTR { return false }
        }
    }

    /// The peer has closed its end, or its sending side.
    var isHungUp: Bool {
        // Neither is in Swift's view of poll.h without _GNU_SOURCE; the value is the same wherever Linux runs Swift.
        let peerClosed: Int32 = 0x2000
        return hasEvent(peerClosed | Int32(POLLHUP) | Int32(POLLERR))
    }

    /// The connection has not been torn down.
    var isOpenForSending: Bool { !hasEvent(Int32(POLLHUP) | Int32(POLLERR)) }

    private func hasEvent(_ events: Int32) -> Bool {
        var entry = pollfd(fd: rawValue, events: Int16(truncatingIfNeeded: events), revents: 0)
        return poll(&entry, 1, 0) > 0 && Int32(entry.revents) & events != 0
    }

    /// Sends all of `bytes`, waiting as long as the send timeout allows each time.
    ///
    /// - Returns: 0, or the `errno` of the failure
    func send(_ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBytes { send($0) }
    }

    /// As above. `MSG_NOSIGNAL`, since a peer that went away is an ordinary event and no signal.
    func send(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let sent = Glibc.send(rawValue, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
            if sent > 0 {
                rest = rest.dropFirst(sent)
            } else if sent == 0 || errno != EINTR {
                return sent == 0 ? EPIPE : errno
            }
        }
        return 0
    }

    /// Sends a few bytes if there is room for them at once; nobody waits for them.
    func sendNow(_ bytes: [UInt8]) {
        _ = Glibc.send(rawValue, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    /// Reads what still comes and forgets it, so that closing does not tear down what the peer has yet to read.
    /// unix(7) and tcp(7) reset a connection that is closed over unread data.
    func discardUntilEnd(deadline: UInt64, window: inout [UInt8]) {
        while Monotonic.remaining(until: deadline) > 0, waitUntilReadable(deadline: deadline) {
            let received = take(into: &window, count: window.count)
            guard received > 0 || received == -Int(EAGAIN) else { return }
        }
    }
}
