// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SocketDescriptor {
    /// Sends pieces as one, with as few calls as the system allows; results as for `send`. The signal that a vanished peer
    /// would raise is kept away.
    func send(_ pieces: [UnsafeRawBufferPointer]) -> Int32 {
        // The system only reads through these pointers.
        var vectors = pieces.map {
            iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
        }
        return vectors.withUnsafeMutableBufferPointer { vectors in
            var rest = vectors[...]
            rest.dropSent(0)
            while !rest.isEmpty {
                let sent = gather(UnsafeMutableBufferPointer(rebasing: rest))
                guard sent > 0 else { return sent == 0 ? EPIPE : Int32(clamping: -sent) }
                rest.dropSent(sent)
            }
            return 0
        }
    }

    /// One sendmsg(2): how much went, or the negative of `errno`.
    private func gather(_ vectors: UnsafeMutableBufferPointer<iovec>) -> Int {
        var message = msghdr()
        message.msg_iov = vectors.baseAddress
        message.msg_iovlen = vectors.count
        while true {
            let sent = sendmsg(rawValue, &message, Int32(MSG_NOSIGNAL))
            if sent >= 0 { return sent }
            if errno != EINTR { return -Int(errno) }
        }
    }
}

extension Slice<UnsafeMutableBufferPointer<iovec>> {
    /// Goes on behind the bytes that went, and behind pieces without any.
    fileprivate mutating func dropSent(_ count: Int) {
        var count = count
        while let first, first.iov_len <= count {
            count -= first.iov_len
            removeFirst()
        }
        guard count > 0, let base = first?.iov_base else { return }
        self[startIndex].iov_base = base + count
        self[startIndex].iov_len -= count
    }
}
